package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jamming4j.Tolerances;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.training.RunProgress.Next;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  /** Windows of 2 steps and two learning rates, 1 and 1/2. */
  private static final Annealing SHORT = new Annealing(2, 0.02, 0.5, 0.4, 0.1);

  private static TrainingSpec spec(Goal goal, Protocol protocol) {
    return TrainingSpec.fullBatch()
        .withAnnealing(SHORT)
        .withBudget(Budget.ofSteps(1000))
        .withGoal(goal)
        .withProtocol(protocol);
  }

  private static RunProgress progress(Goal goal, Protocol protocol, double gradientNorm) {
    var progress = new RunProgress(spec(goal, protocol), 1, 0.1, () -> gradientNorm);
    progress.certify();
    return progress;
  }

  private static JammingState state(int unsatisfied, int misclassified, double loss, double q) {
    double largest = misclassified > 0 ? 2 : unsatisfied > 0 ? 0.5 : -0.5;
    return new JammingState(10, unsatisfied, misclassified, loss, q, -3, largest);
  }

  /** Observes one loss until the run is over, or for so many steps. */
  private static Next last(RunProgress progress, double first, double loss, double q, int steps) {
    Next next = progress.observe(0, state(5, 3, first, q));
    for (int step = 1; step <= steps; step++) {
      next = progress.observe(step, state(5, 3, loss, q));
      if (next == Next.CONVERGED || next == Next.REACHED || next == Next.SPENT) {
        return next;
      }
    }
    return next;
  }

  @Test
  void loss_fallenAndAtRestWithQOfOne_hasConverged() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    assertEquals(Next.CONVERGED, last(progress, 1, 0.2, 1.01, 100));
    assertFalse(progress.fits());
  }

  /** Observes states of some patterns until one of all is asked for; returns the step. */
  private static int untilConfirm(RunProgress progress, int from) {
    int step = from;
    Next next = Next.STEP;
    while (next != Next.CONFIRM) {
      assertTrue(step < from + 100, "step " + step);
      next = progress.observe(step++, state(5, 3, 0.2, 1), false);
      assertTrue(next != Next.CONVERGED, "step " + step);
    }
    return step;
  }

  /** Sums that leave patterns out end no run: a state of all patterns does. */
  @Test
  void loss_ofSomePatternsAtRest_isConfirmedOverAllWhereTheLastRateBeginsAndEnds() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    progress.observe(0, state(5, 3, 1, 1), true);
    int step = untilConfirm(progress, 1);
    assertEquals(1, progress.scale());
    assertEquals(Next.PLATEAU, progress.confirm(state(5, 3, 0.4, 1)));
    assertEquals(0.5, progress.scale());
    step = untilConfirm(progress, step);
    // over all patterns the loss still falls
    assertEquals(Next.STEP, progress.confirm(state(5, 3, 0.3, 1)));
    untilConfirm(progress, step);
    assertEquals(Next.CONVERGED, progress.confirm(state(5, 3, 0.3, 1)));
  }

  @Test
  void loss_ofSomePatternsAtRestButQOfAllAwayFromOne_goesOnFromTheFullRate() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    progress.observe(0, state(5, 3, 1, 1), true);
    int step = untilConfirm(progress, 1);
    progress.confirm(state(5, 3, 0.2, 0.7));
    untilConfirm(progress, step);
    assertEquals(Next.AMISS, progress.confirm(state(5, 3, 0.2, 0.7)));
    assertEquals(1, progress.scale());
  }

  /** Observes a loss that falls no more, with q of 0.7. */
  private static RunProgress amiss() {
    var annealing = new Annealing(2, 0.02, 0.5, 0.04, 0.1);
    var spec = spec(Goal.CERTIFICATE, Protocol.USER).withAnnealing(annealing);
    var progress = new RunProgress(spec, 1, 0.1, () -> 1);
    int step = 0;
    progress.observe(step, state(5, 3, 1, 0.7));
    while (progress.observe(++step, state(5, 3, 0.2, 0.7)) != Next.AMISS) {
      assertTrue(step < 100, "step " + step);
    }
    return progress;
  }

  @Test
  void lastLayer_thatGainsWhereQIsAmiss_letsTheRunGoOnFromASixteenth() {
    RunProgress progress = amiss();
    assertTrue(progress.gains(0.2, state(5, 3, 0.1989, 1)));
    assertEquals(1 / 16.0, progress.scale());
    assertTrue(progress.optimiserIsStale());
    int steps = 1;
    while (progress.observe(100 + steps, state(5, 3, 0.19, 1)) != Next.CONVERGED) {
      steps++;
      assertTrue(steps < 100, "step " + steps);
    }
    assertEquals(4, steps);
  }

  @Test
  void lastLayer_thatGainsLittle_isAtRestUnlessItSeparates() {
    assertFalse(amiss().gains(0.2, state(5, 3, 0.1991, 1)));
    assertTrue(amiss().gains(0.2, state(5, 0, 0.1991, 1)));
  }

  @Test
  void loss_neverFallen_isNotConvergedThoughQIsOne() {
    assertEquals(
        Next.SPENT, last(progress(Goal.CERTIFICATE, Protocol.USER, 1), 0.5, 0.495, 1.01, 2000));
  }

  @Test
  void loss_neverFallenWithoutGradient_hasConverged() {
    assertEquals(
        Next.CONVERGED, last(progress(Goal.CERTIFICATE, Protocol.USER, 0), 0.5, 0.5, 1, 100));
  }

  @Test
  void loss_atRestWithQAwayFromOne_isAmissAndStartsAgainFromTheFullRate() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    boolean lowered = false;
    boolean restored = false;
    for (int step = 0; step < 100; step++) {
      Next next = progress.observe(step, state(5, 3, step == 0 ? 1 : 0.2, 0.7));
      lowered |= progress.scale() == 0.5;
      restored |= lowered && next == Next.AMISS && progress.scale() == 1;
      assertTrue(next == Next.STEP || next == Next.PLATEAU || restored, next.toString());
    }
    assertTrue(restored);
  }

  @Test
  void separation_withTheGoalOfTheCertificate_endsTheRun() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    assertEquals(Next.STEP, progress.observe(0, state(5, 1, 1, 1)));
    assertEquals(Next.REACHED, progress.observe(1, state(5, 0, 0.1, 0.4)));
    assertTrue(progress.fits());
    TrainingResult result = progress.result(Outcome.SAT, 1, state(5, 0, 0.1, 0.4), 0, List.of());
    assertEquals(1, result.separatedAt().orElseThrow());
    assertTrue(result.satisfiedAt().isEmpty());
  }

  @Test
  void separation_withoutCertificate_isNone() {
    var progress = new RunProgress(spec(Goal.CERTIFICATE, Protocol.USER), 1, 0.1, () -> 1);
    assertEquals(Next.STEP, progress.observe(0, state(5, 1, 1, 1)));
    assertTrue(progress.isMilestone(state(5, 0, 0.1, 0.4)));
    assertEquals(Next.STEP, progress.observe(1, state(5, 0, 0.1, 0.4)));
    assertFalse(progress.fits());
    progress.certify();
    assertEquals(Next.REACHED, progress.observe(2, state(5, 0, 0.1, 0.4)));
    TrainingResult result = progress.result(Outcome.SAT, 2, state(5, 0, 0.1, 0.4), 0, List.of());
    assertEquals(2, result.separatedAt().orElseThrow());
  }

  @Test
  void separation_byThePapersProtocol_neitherEndsNorFitsNorJams() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.PAPER, 1);
    assertEquals(Next.STEP, progress.observe(0, state(5, 0, 1, 0.4)));
    assertFalse(progress.fits());
    assertEquals(Next.SPENT, last(progress, 0.5, 0.2, 1, 2000));
    progress.observe(1, state(0, 0, 0, 0));
    assertTrue(progress.fits());
  }

  @Test
  void openGaps_ofTheSizeOfRoundingErrors_areTheEnd() {
    RunProgress progress = progress(Goal.SATISFIED, Protocol.USER, 1);
    assertEquals(
        Next.REACHED, progress.observe(0, new JammingState(10, 1, 0, 1e-30, 1e-15, -3, 1e-14)));
    RunProgress papers = progress(Goal.SATISFIED, Protocol.PAPER, 1);
    assertEquals(Next.STEP, papers.observe(0, new JammingState(10, 1, 0, 1e-30, 1e-15, -3, 1e-14)));
  }

  @Test
  void budget_ofSecondsThatIsSpent_endsTheRunAtTheNextStep() {
    var spec = spec(Goal.CERTIFICATE, Protocol.USER).withBudget(new Budget(1000, Double.MIN_VALUE));
    assertEquals(Next.SPENT, new RunProgress(spec, 1, 0.1, () -> 1).observe(1, state(5, 3, 1, 1)));
  }

  @Test
  void loss_notANumber_isADivergenceNamingStepAndRate() {
    RunProgress progress = progress(Goal.CERTIFICATE, Protocol.USER, 1);
    var e =
        assertThrows(
            DivergedException.class, () -> progress.observe(17, state(5, 3, Double.NaN, 1)));
    assertTrue(e.getMessage().contains("step 17"), e.getMessage());
    assertTrue(e.getMessage().contains("learning rate 0.1"), e.getMessage());
  }

  @Test
  void decay_multipliesTheAnnealedRateAndNeverPassesTheFloor() {
    var spec = spec(Goal.CERTIFICATE, Protocol.USER).withDecay(new Decay.Exponential(10));
    var progress = new RunProgress(spec, 1, 0.1, () -> 1);
    progress.observe(0, state(5, 3, 1, 0.7));
    assertEquals(1, progress.scale());
    progress.observe(5, state(5, 3, 0.2, 0.7));
    assertEquals(Math.sqrt(0.5), progress.scale(), Tolerances.ROUNDED);
    // a window that does not fall: half of the rate, and the decay's factor at its floor of 0.4
    progress.observe(98, state(5, 3, 1, 0.7));
    assertEquals(Next.PLATEAU, progress.observe(99, state(5, 3, 1, 0.7)));
    assertEquals(0.5 * 0.4, progress.scale());
    // which a restart leaves as it is
    progress.restart();
    assertEquals(0.4, progress.scale());
  }

  @Test
  void divergence_withADecay_namesTheRateOfTheLastUpdate() {
    var spec = spec(Goal.CERTIFICATE, Protocol.USER).withDecay(new Decay.Linear(0.5, 4));
    var progress = new RunProgress(spec, 1, 0.1, () -> 1);
    progress.observe(2, state(5, 3, 1, 0.7));
    var e =
        assertThrows(
            DivergedException.class,
            () -> progress.observe(3, state(5, 3, Double.POSITIVE_INFINITY, 0.7)));
    // 1 - 0.5 * 2 / 4 of 0.1
    assertTrue(e.getMessage().contains("learning rate 0.075"), e.getMessage());
  }

  /** Two cycles of 20 steps by samples and 1 by all patterns; the first state is of all. */
  private static RunProgress cooling() {
    TrainingSpec spec =
        spec(Goal.SATISFIED, Protocol.USER).withCooling(new Cooling(20, 8, 0, 1).withCycles(2));
    RunProgress progress = RunProgress.cooling(spec, 1, 0.1, () -> 1);
    progress.certify();
    return progress;
  }

  private static void assertByAllPatterns(RunProgress progress) {
    assertTrue(progress.optimiserIsStale());
    assertFalse(progress.samples());
    assertEquals(0.5, progress.scale());
    assertEquals(0, progress.shrinkage());
  }

  @Test
  void cycles_thatAreOver_areFollowedByStepsByAllPatternsFromHalfTheRate() {
    RunProgress progress = cooling();
    for (int step = 0; step < 42; step++) {
      boolean ends = step % 21 == 20;
      assertEquals(
          ends ? Next.CYCLE : Next.STEP, progress.observe(step, state(5, 3, 0.3, 1)), "" + step);
    }
    assertByAllPatterns(progress);
    assertEquals(Double.POSITIVE_INFINITY, progress.bestOfCyclesUnderWay());
  }

  @Test
  void cycles_onceADeadLayerIsLiftedOrTheNetworkFits_areOver() {
    RunProgress lifted = cooling();
    lifted.observe(0, state(5, 3, 0.3, 1));
    assertTrue(lifted.samples());
    lifted.lifted();
    assertByAllPatterns(lifted);
    RunProgress fits = cooling();
    fits.observe(0, state(5, 3, 0.3, 1));
    assertEquals(Next.STEP, fits.observe(1, state(5, 0, 0.1, 1)));
    assertByAllPatterns(fits);
  }
}
