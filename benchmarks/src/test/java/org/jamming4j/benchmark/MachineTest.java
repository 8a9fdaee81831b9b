package org.jamming4j.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void nameIn_hiddenName_isFollowedByFamilyAndModel() {
    List<String> lines =
        List.of(
            "processor\t: 0",
            "vendor_id\t: AuthenticAMD",
            "cpu family\t: 26",
            "model\t\t: 2",
            "model name\t: AMD EPYC",
            "processor\t: 1");
    assertEquals(Optional.of("AMD EPYC (AuthenticAMD, family 26, model 2)"), Machine.nameIn(lines));
  }

  @Test
  void nameIn_withoutAName_isEmpty() {
    assertEquals(Optional.empty(), Machine.nameIn(List.of("processor : 0", "")));
  }

  @Test
  void current_anyMachine_saysSomething() {
    Machine machine = Machine.current();
    assertTrue(!machine.processor().isBlank() && machine.cores() > 0 && !machine.java().isBlank());
  }
}
