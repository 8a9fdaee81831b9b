package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.CollapsedGroup;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordTest {
  private static RunRecord record(TrainingResult result, Optional<String> divergence) {
    return record(result, divergence, false);
  }

  private static RunRecord record(
      TrainingResult result, Optional<String> divergence, boolean cancelled) {
    return new RunRecord(
        RunStage.THRESHOLD,
        3,
        Long.MIN_VALUE,
        HingeNetworkSpec.relu(10, 8, 3, 2),
        TrainingSpec.defaults(),
        "0123abc",
        1000,
        result,
        divergence,
        cancelled,
        divergence.isPresent() ? Double.NaN : 0.1,
        divergence.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(1.0 / 3));
  }

  private static Stream<RunRecord> records() {
    double nan = Double.NaN;
    return Stream.of(
        record(
            new TrainingResult(
                Outcome.SAT,
                70,
                OptionalInt.of(60),
                OptionalInt.of(70),
                new JammingState(2000, 3, 1, Math.PI, Double.MIN_VALUE, -1e300, 0.1 + 0.2),
                2,
                List.of(),
                1.5),
            Optional.empty()),
        record(
            new TrainingResult(
                Outcome.TRAPPED,
                70,
                OptionalInt.empty(),
                OptionalInt.empty(),
                new JammingState(2000, 3, 2, 0.1, 1, -1, 2),
                0,
                List.of(new CollapsedGroup(2, List.of(4, 17))),
                1.5),
            Optional.empty()),
        record(
            new TrainingResult(
                Outcome.UNDECIDED,
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                new JammingState(2000, 2000, 2000, nan, nan, nan, Double.POSITIVE_INFINITY),
                0,
                List.of(),
                0),
            Optional.of("Training diverged \"here\".\n")),
        record(
            new TrainingResult(
                Outcome.UNDECIDED,
                12,
                OptionalInt.empty(),
                OptionalInt.empty(),
                new JammingState(2000, 100, 20, 0.1, 0.9, -1, 2),
                0,
                List.of(),
                0.5),
            Optional.empty(),
            true));
  }

  @ParameterizedTest
  @MethodSource("records")
  void json_readBack_isAnEqualRecord(RunRecord record) {
    String json = record.toJson();
    assertEquals(1, json.lines().count(), json);
    assertEquals(record, RunRecord.fromJson(json));
    assertEquals(json, RunRecord.fromJson(json).toJson());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"version\": 1}", "{\"version\": \"x\"}"})
  void json_thatIsNoRecord_isRefusedInOneLine(String json) {
    var e = assertThrows(IllegalArgumentException.class, () -> RunRecord.fromJson(json));
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.getMessage().contains("no record of a run"), e.getMessage());
  }

  @Test
  void json_ofALaterVersion_saysSo() {
    String later =
        records().findFirst().orElseThrow().toJson().replace("\"version\":1", "\"version\":2");
    var e = assertThrows(IllegalArgumentException.class, () -> RunRecord.fromJson(later));
    assertTrue(e.getMessage().contains("of version 1, but of 2"), e.getMessage());
  }
}
