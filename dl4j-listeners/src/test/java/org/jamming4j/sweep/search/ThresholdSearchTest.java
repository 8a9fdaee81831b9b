package org.jamming4j.sweep.search;

import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jamming4j.Tolerances;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.random.Seeds;
import org.jamming4j.sweep.search.PlantedTransition.Shape;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.sweep.search.ThresholdSearch.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdSearchTest {
  private static final SizeRange WIDTHS =
      SizeRange.widths(HingeNetworkSpec.relu(10, 1, 3, 1), 1, 80);
  private static final PlantedTransition PLANTED =
      new PlantedTransition(Shape.LOGISTIC, 500, 0.2, 0);

  /** Ends a search, up to so many candidates at a time, which end in an order of chance. */
  private static ThresholdSearch.Result end(
      ThresholdSearch search, int atOnce, long seed, Function<Candidate, Outcome> run) {
    Random order = Seeds.random(seed, Seeds.Use.RUN);
    List<Candidate> underWay = new ArrayList<>();
    Set<Integer> begun = new HashSet<>();
    while (!search.hasEnded()) {
      for (Candidate candidate : search.open()) {
        if (underWay.size() < atOnce && begun.add(candidate.number())) {
          underWay.add(candidate);
        }
      }
      Candidate one = underWay.remove(order.nextInt(underWay.size()));
      search.report(one.number(), run.apply(one));
    }
    return search.result();
  }

  private static Outcome planted(Candidate candidate, PlantedTransition planted, SizeRange range) {
    Random random = Seeds.random(candidate.number(), Seeds.Use.RUN);
    double share = planted.satShare(range, range.position(candidate.setting()));
    return random.nextDouble() < share ? Outcome.SAT : Outcome.UNSAT;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void search_anyOrderOfArrival_hasTheSameAnswer(int atOnce) {
    var inOrder =
        end(new ThresholdSearch(WIDTHS, 300, 0.1, 60), 1, 1, c -> planted(c, PLANTED, WIDTHS));
    for (int seed = 1; seed <= 10; seed++) {
      var search = new ThresholdSearch(WIDTHS, 300, 0.1, 60);
      assertEquals(inOrder, end(search, atOnce, seed, c -> planted(c, PLANTED, WIDTHS)));
    }
  }

  /** The first two candidates are to fit, and not to fit, more likely than not. */
  @Test
  void likely_beforeAnyOutcome_comesAfterTheLikelierOnes() {
    var search = new ThresholdSearch(WIDTHS, 300, 0.1, 60);
    List<Candidate> likely = search.likely();
    search.report(1, Outcome.UNSAT);
    assertEquals(likely, search.likely());
    search.report(0, Outcome.SAT);
    assertEquals(likely, search.open());
  }

  @Test
  void likely_atAnyTime_comesAfterSomeOutcomesOfTheOpenOnes() {
    List<Outcome> known = new ArrayList<>();
    var search = new ThresholdSearch(WIDTHS, 300, 0.001, 16);
    while (!search.hasEnded()) {
      Set<List<Candidate>> possible = new HashSet<>();
      int open = search.open().size();
      for (int combination = 0; combination < 1 << open; combination++) {
        var other = new ThresholdSearch(WIDTHS, 300, 0.001, 16);
        for (int number = 0; number < known.size() + open && !other.hasEnded(); number++) {
          boolean fits = (combination >> Math.max(0, number - known.size()) & 1) == 0;
          Outcome assumed = fits ? Outcome.SAT : Outcome.UNSAT;
          other.report(number, number < known.size() ? known.get(number) : assumed);
        }
        possible.add(other.open());
      }
      assertTrue(possible.contains(search.likely()), search.likely() + " in " + possible);
      known.add(planted(search.open().get(0), PLANTED, WIDTHS));
      search.report(known.size() - 1, known.get(known.size() - 1));
    }
  }

  @Test
  void likely_afterTheEndOrTheLastRun_isNone() {
    var search = new ThresholdSearch(WIDTHS, 300, 0.1, 2);
    assertEquals(2, search.open().size());
    assertEquals(List.of(), search.likely());
    search.report(0, Outcome.SAT);
    search.report(1, Outcome.SAT);
    assertTrue(search.hasEnded());
    assertEquals(List.of(), search.likely());
  }

  @Test
  void search_ofMoreRuns_beginsAsOneOfFewer() {
    var few =
        end(new ThresholdSearch(WIDTHS, 300, 0.001, 20), 1, 1, c -> planted(c, PLANTED, WIDTHS));
    var many =
        end(new ThresholdSearch(WIDTHS, 300, 0.001, 50), 3, 1, c -> planted(c, PLANTED, WIDTHS));
    assertEquals(few.candidates(), many.candidates().subList(0, 20));
    assertEquals(End.SPENT, many.end());
    assertEquals(50, many.outcomes().stream().mapToInt(SizeOutcomes::runs).sum());
  }

  /** A guess that is thirty times off costs runs, but no truth. */
  @ParameterizedTest
  @ValueSource(doubles = {15, 500, 15_000})
  void search_fromAnyGuess_findsTheThreshold(double guess) {
    int contained = 0;
    for (int trial = 1; trial <= 20; trial++) {
      Random random = Seeds.random(trial, Seeds.Use.RUN);
      ThresholdSearch.Result result = PLANTED.search(WIDTHS, guess, 0.1, 300, random);
      assertEquals(End.PRECISE, result.end());
      TransitionFit fit = result.fit().orElseThrow();
      contained += fit.thresholdLow() < 500 && 500 < fit.thresholdHigh() ? 1 : 0;
      assertTrue(fit.halfWidth() <= Math.log(1.1), fit.toString());
      assertEquals(fit, TransitionFit.of(WIDTHS.axis(), result.outcomes()).orElseThrow());
    }
    // of 20, 95 % are 19; all but three of 10,000 times they are 15 or more
    assertTrue(contained >= 15, contained + " of 20");
  }

  /** P* of a network: the more patterns, the fewer runs fit. */
  @Test
  void search_overPatterns_findsTheThreshold() {
    SizeRange range = SizeRange.patterns(2, 100_000);
    var planted = new PlantedTransition(Shape.PROBIT, 2000, 0.15, 0);
    var result =
        end(new ThresholdSearch(range, 5000, 0.1, 200), 2, 1, c -> planted(c, planted, range));
    TransitionFit fit = result.fit().orElseThrow();
    assertTrue(fit.thresholdLow() < 2000 && 2000 < fit.thresholdHigh(), fit.toString());
    assertTrue(result.outcomes().stream().filter(o -> o.size() > 4000).allMatch(o -> o.sat() == 0));
  }

  /** Between neighbouring widths there is nothing to run, however precise it is to be. */
  @Test
  void search_ofAStepBetweenTwoWidths_endsThere() {
    var result =
        end(
            new ThresholdSearch(WIDTHS, 300, 0.01, 400),
            1,
            1,
            c -> c.setting() > 3 ? Outcome.SAT : Outcome.UNSAT);
    assertEquals(End.PRECISE, result.end());
    TransitionFit fit = result.fit().orElseThrow();
    assertTrue(WIDTHS.size(3) < fit.threshold() && fit.threshold() < WIDTHS.size(4));
    assertTrue(result.candidates().size() < 40, result::toString);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void intervals_ofPlantedTransitions_containThem(Shape shape) {
    int trials = 60;
    int contained = 0;
    double bias = 0;
    var planted = new PlantedTransition(shape, 2000, 0.2, 0.05);
    SizeRange range = SizeRange.widths(HingeNetworkSpec.relu(10, 1, 3, 1), 1, 150);
    for (int trial = 1; trial <= trials; trial++) {
      Random random = Seeds.random(trial, Seeds.Use.RUN);
      TransitionFit fit = planted.search(range, 1500, 0.12, 300, random).fit().orElseThrow();
      contained += fit.thresholdLow() <= 2000 && 2000 <= fit.thresholdHigh() ? 1 : 0;
      bias += Math.log(fit.threshold() / 2000) / trials;
    }
    // of 60, 95 % are 57; all but one of 10,000 times they are 49 or more
    assertTrue(contained >= 49, contained + " of " + trials);
    assertEquals(0, bias, 0.05);
  }

  @Test
  void search_whereNothingFits_saysSo() {
    var result = end(new ThresholdSearch(WIDTHS, 300, 0.1, 200), 2, 1, c -> Outcome.UNSAT);
    assertEquals(End.NONE_FITS, result.end());
    assertTrue(result.fit().isEmpty());
    assertTrue(result.candidates().size() < 60, result::toString);
  }

  @Test
  void search_whereEverythingFits_saysSo() {
    var result = end(new ThresholdSearch(WIDTHS, 300, 0.1, 200), 2, 1, c -> Outcome.SAT);
    assertEquals(End.ALL_FIT, result.end());
    TransitionFit bound = result.fit().orElseThrow();
    assertClose(13, bound.thresholdHigh(), Tolerances.ROUNDED);
    assertEquals(0, bound.thresholdLow());
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAPPED", "UNDECIDED"})
  void search_ofRunsThatDecideNothing_endsWithoutAnEstimate(Outcome outcome) {
    var result =
        end(
            new ThresholdSearch(WIDTHS, 300, 0.1, 200),
            2,
            1,
            c -> c.number() % 5 == 0 ? Outcome.SAT : outcome);
    assertEquals(End.UNDECIDED, result.end());
    assertTrue(result.fit().isEmpty());
    assertTrue(result.candidates().size() < 20, result::toString);
  }

  @Test
  void search_fewUndecidedRuns_areCountedAndTellNothing() {
    var result =
        end(
            new ThresholdSearch(WIDTHS, 300, 0.1, 200),
            2,
            1,
            c -> c.number() % 4 == 3 ? Outcome.UNDECIDED : planted(c, PLANTED, WIDTHS));
    TransitionFit fit = result.fit().orElseThrow();
    assertTrue(fit.thresholdLow() < 500 && 500 < fit.thresholdHigh(), fit.toString());
    int undecided = result.outcomes().stream().mapToInt(SizeOutcomes::undecided).sum();
    assertEquals(result.candidates().size() / 4, undecided);
  }

  /** Where four fifths of the runs with P(SAT) = 1/2 are undecided, runs further out tell it. */
  @Test
  void search_mostUndecidedAtTheThreshold_findsIt() {
    int contained = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = Seeds.random(seed, Seeds.Use.RUN);
      var search = new ThresholdSearch(WIDTHS, 300, 0.1, 100);
      while (!search.hasEnded()) {
        Candidate c = search.open().get(0);
        double sat = PLANTED.satShare(WIDTHS, WIDTHS.position(c.setting()));
        boolean undecided = random.nextDouble() < 0.8 * 4 * sat * (1 - sat);
        boolean fits = random.nextDouble() < sat;
        Outcome outcome = fits ? Outcome.SAT : Outcome.UNSAT;
        search.report(c.number(), undecided ? Outcome.UNDECIDED : outcome);
      }
      contained +=
          search
                  .result()
                  .fit()
                  .filter(f -> f.thresholdLow() < 500 && 500 < f.thresholdHigh())
                  .isPresent()
              ? 1
              : 0;
    }
    assertTrue(contained >= 18, contained + " of 20");
  }

  @Test
  void candidates_ofOneSetting_areNumberedInOrder() {
    var result =
        end(new ThresholdSearch(WIDTHS, 300, 0.1, 60), 1, 1, c -> planted(c, PLANTED, WIDTHS));
    int[] next = new int[100];
    for (int i = 0; i < result.candidates().size(); i++) {
      Candidate candidate = result.candidates().get(i);
      assertEquals(i, candidate.number());
      assertEquals(next[candidate.setting()]++, candidate.index());
    }
  }

  @Test
  void report_ofWhatIsNotUnderWay_isRefused() {
    var search = new ThresholdSearch(WIDTHS, 300, 0.1, 60);
    assertThrows(IllegalArgumentException.class, () -> search.report(99, Outcome.SAT));
    search.report(0, Outcome.SAT);
    assertThrows(IllegalArgumentException.class, () -> search.report(0, Outcome.SAT));
    assertFalse(search.hasEnded());
    assertThrows(IllegalStateException.class, search::result);
  }

  @Test
  void search_badValues_areRefusedByName() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> new ThresholdSearch(WIDTHS, bad, 0.1, 60));
      assertTrue(e.getMessage().contains("guess of " + bad), e.getMessage());
    }
    var precision =
        assertThrows(IllegalArgumentException.class, () -> new ThresholdSearch(WIDTHS, 300, 0, 60));
    assertTrue(precision.getMessage().contains("precision of 0.0"), precision.getMessage());
    var runs =
        assertThrows(
            IllegalArgumentException.class, () -> new ThresholdSearch(WIDTHS, 300, 0.1, 0));
    assertTrue(runs.getMessage().contains("0 runs"), runs.getMessage());
    assertThrows(IllegalArgumentException.class, () -> SizeRange.patterns(5, 4));
  }

  @Test
  void range_nearest_isTheSettingOfLeastDistance() {
    for (SizeRange range : List.of(WIDTHS, SizeRange.patterns(2, 80))) {
      for (double size = 1; size < 20_000; size *= 1.17) {
        double position = range.axis().position(size);
        double least = Double.POSITIVE_INFINITY;
        for (int s = range.first(); s <= range.last(); s++) {
          least = Math.min(least, Math.abs(range.position(s) - position));
        }
        int nearest = range.nearest(position);
        assertClose(least, Math.abs(range.position(nearest) - position), Tolerances.ROUNDED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void planted_anyShape_isHalfAtItsThreshold(Shape shape) {
    var planted = new PlantedTransition(shape, 500, 0.2, 0.05);
    double at = WIDTHS.axis().position(500);
    assertClose(0.5, planted.satShare(WIDTHS, at), Tolerances.FLOAT64);
    assertClose(0.95, planted.satShare(WIDTHS, at + 5), Tolerances.FLOAT32);
    assertTrue(planted.satShare(WIDTHS, at - 2) < 0.001);
    // the standard deviation of where runs that do not lapse begin to fit
    double mean = 0;
    double square = 0;
    for (double x = -4; x < 4; x += 0.001) {
      double mass =
          (planted.satShare(WIDTHS, at + x + 0.001) - planted.satShare(WIDTHS, at + x)) / 0.95;
      mean += mass * x;
      square += mass * x * x;
    }
    assertEquals(0.2, Math.sqrt(square - mean * mean), 0.001);
  }
}
