package org.jamming4j.jamming;

import static org.jamming4j.Tolerances.assertClose;
import static org.jamming4j.jamming.SizeAxis.PARAMETERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jamming4j.Tolerances;
import org.jamming4j.random.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionFitTest {
  private static final int TRIALS = 200;

  private static SizeOutcomes at(long size, int sat, int unsat) {
    return new SizeOutcomes(size, sat, unsat, 0, 0);
  }

  private static TransitionFit fit(SizeOutcomes... outcomes) {
    return TransitionFit.of(PARAMETERS, List.of(outcomes)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.2})
  void curve_ofAnyLapse_isHalfAtItsCentreAndInverts(double lapse) {
    var curve = new TransitionCurve(5, 0.1, lapse);
    assertClose(0.5, curve.satShare(5), Tolerances.SOME_OPERATIONS);
    assertClose(1 - lapse, curve.satShare(50), Tolerances.SOME_OPERATIONS);
    assertClose(
        0.95 * (1 - lapse), curve.satShare(curve.positionAt(0.95)), Tolerances.SOME_OPERATIONS);
  }

  @Test
  void curve_badValues_areRefusedByName() {
    assertThrows(IllegalArgumentException.class, () -> new TransitionCurve(Double.NaN, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new TransitionCurve(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new TransitionCurve(0, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new TransitionCurve(0, 1, 0).positionAt(1));
  }

  @Test
  void fit_symmetricOutcomes_hasItsCentreInTheMiddle() {
    TransitionFit fit = fit(at(100, 0, 8), at(200, 4, 4), at(400, 8, 0));
    assertClose(200, fit.threshold(), Tolerances.FLOAT32);
    assertTrue(100 < fit.thresholdLow() && fit.thresholdLow() < 200, fit.toString());
    assertTrue(200 < fit.thresholdHigh() && fit.thresholdHigh() < 400, fit.toString());
  }

  @Test
  void fit_separatedOutcomes_isFinite() {
    TransitionFit fit = fit(at(100, 0, 5), at(150, 0, 5), at(200, 5, 0), at(300, 5, 0));
    assertTrue(150 < fit.threshold() && fit.threshold() < 200, fit.toString());
    assertTrue(fit.curve().width() < 0.3, fit.toString());
    assertTrue(fit.thresholdLow() > 100 && fit.thresholdHigh() < 300, fit.toString());
  }

  @Test
  void fit_oneFailureFarBeyond_isALapse() {
    TransitionFit clean = fit(at(100, 0, 8), at(200, 8, 0), at(800, 8, 0));
    TransitionFit lapsed = fit(at(100, 0, 8), at(200, 8, 0), at(800, 7, 1));
    assertTrue(lapsed.curve().lapse() > 0, lapsed.toString());
    assertTrue(Math.abs(lapsed.curve().centre() - clean.curve().centre()) < 0.1);
  }

  @Test
  void fit_sizesTenTimesAsLarge_isTenTimesAsLarge() {
    TransitionFit one = fit(at(100, 1, 4), at(130, 2, 3), at(200, 5, 0));
    TransitionFit ten = fit(at(1000, 1, 4), at(1300, 2, 3), at(2000, 5, 0));
    assertClose(10 * one.threshold(), ten.threshold(), Tolerances.FLOAT32);
    assertClose(10 * one.thresholdLow(), ten.thresholdLow(), Tolerances.FLOAT32);
    assertClose(10 * one.thresholdHigh(), ten.thresholdHigh(), Tolerances.FLOAT32);
  }

  @Test
  void fit_anyOrderAndPartsOfASize_isTheSame() {
    TransitionFit whole = fit(at(100, 1, 4), at(130, 3, 2), at(200, 5, 0));
    TransitionFit parts =
        fit(at(200, 5, 0), at(130, 1, 2), at(100, 1, 4), at(130, 2, 0), at(170, 0, 0));
    assertClose(whole.threshold(), parts.threshold(), Tolerances.FLOAT32);
    assertClose(whole.thresholdHigh(), parts.thresholdHigh(), Tolerances.FLOAT32);
  }

  @Test
  void fit_trappedAndUndecidedRuns_tellNothing() {
    TransitionFit without = fit(at(100, 1, 4), at(200, 4, 1));
    TransitionFit with = fit(new SizeOutcomes(100, 1, 4, 3, 7), new SizeOutcomes(200, 4, 1, 2, 2));
    assertEquals(without, with);
  }

  @Test
  void fit_outcomesThatDoNotDependOnSize_haveNoInterval() {
    TransitionFit fit = fit(at(100, 2, 2), at(200, 2, 2));
    assertEquals(0, fit.thresholdLow(), fit.toString());
    assertEquals(Double.POSITIVE_INFINITY, fit.thresholdHigh(), fit.toString());
  }

  /** Twice the patterns are as half the parameters. */
  @Test
  void fit_overPatterns_isTheMirrorImage() {
    TransitionFit fit = fit(at(100, 1, 4), at(130, 3, 2), at(200, 5, 0));
    TransitionFit mirrored =
        TransitionFit.of(
                SizeAxis.PATTERNS, List.of(at(26_000, 1, 4), at(20_000, 3, 2), at(13_000, 5, 0)))
            .orElseThrow();
    assertClose(2_600_000, fit.threshold() * mirrored.threshold(), Tolerances.FLOAT32);
    assertClose(2_600_000, fit.thresholdLow() * mirrored.thresholdHigh(), Tolerances.FLOAT32);
    assertClose(2_600_000, fit.thresholdHigh() * mirrored.thresholdLow(), Tolerances.FLOAT32);
    assertClose(fit.halfWidth(), mirrored.halfWidth(), Tolerances.FLOAT32);
  }

  @Test
  void fit_noTransitionSeen_isEmpty() {
    assertTrue(TransitionFit.of(PARAMETERS, List.of()).isEmpty());
    assertTrue(TransitionFit.of(PARAMETERS, List.of(at(100, 3, 3))).isEmpty());
    assertTrue(TransitionFit.of(PARAMETERS, List.of(at(100, 3, 0), at(200, 3, 0))).isEmpty());
    assertTrue(TransitionFit.of(PARAMETERS, List.of(at(100, 0, 3), at(200, 0, 3))).isEmpty());
  }

  @Test
  void likelihood_ofACurve_isTheOneWrittenOut() {
    List<SizeOutcomes> outcomes = List.of(at(100, 1, 4), at(130, 2, 3), at(200, 5, 1));
    var curve = new TransitionCurve(Math.log(140), 0.2, 0.03);
    double expected = 20 * Math.log(1 - 0.03);
    double[][] information = new double[2][2];
    for (SizeOutcomes o : outcomes) {
      double x = Math.log((double) o.size());
      double p = curve.satShare(x);
      expected += o.sat() * Math.log(p) + o.unsat() * Math.log(1 - p);
      double f = p / (1 - 0.03);
      double slope = (1 - 0.03) * f * (1 - f);
      double weight = o.decided() * slope * slope / (p * (1 - p));
      information[0][0] += weight;
      information[0][1] += weight * x;
      information[1][1] += weight * x * x;
    }
    double determinant =
        information[0][0] * information[1][1] - information[0][1] * information[0][1];
    expected += Math.log(determinant) / 2;
    assertClose(
        expected, new PenalisedLikelihood(PARAMETERS, outcomes).of(curve), Tolerances.REORDERED);
  }

  @Test
  void fit_amongManyOtherCurves_isTheMostLikely() {
    List<SizeOutcomes> outcomes = List.of(at(100, 1, 4), at(130, 2, 3), at(200, 5, 1));
    var likelihood = new PenalisedLikelihood(PARAMETERS, outcomes);
    double best = likelihood.of(TransitionFit.of(PARAMETERS, outcomes).orElseThrow().curve());
    for (double centre = 4; centre < 6; centre += 0.02) {
      for (double scale = 0.01; scale < 2; scale *= 1.1) {
        for (double lapse : new double[] {0, 0.02, 0.06}) {
          double other = likelihood.of(new TransitionCurve(centre, scale, lapse));
          assertTrue(other <= best + Tolerances.FLOAT32, centre + ", " + scale + ", " + lapse);
        }
      }
    }
  }

  @Test
  void interval_ofPlantedCurves_containsThemAboutNineteenTimesOfTwenty() {
    Random random = Seeds.random(1, Seeds.Use.RUN);
    int contained = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      var planted = new TransitionCurve(Math.log(200) + random.nextDouble(), 0.1, 0);
      List<SizeOutcomes> outcomes = new ArrayList<>();
      for (int k = -2; k <= 2; k++) {
        long size = Math.round(Math.exp(planted.centre() + 0.1 * k));
        int sat = 0;
        for (int run = 0; run < 6; run++) {
          sat += random.nextDouble() < planted.satShare(Math.log((double) size)) ? 1 : 0;
        }
        outcomes.add(at(size, sat, 6 - sat));
      }
      TransitionFit fit = TransitionFit.of(PARAMETERS, outcomes).orElseThrow();
      contained += fit.low() <= planted.centre() && planted.centre() <= fit.high() ? 1 : 0;
    }
    double coverage = (double) contained / TRIALS;
    // 95 % within three of the standard deviations of 200 trials
    assertTrue(coverage >= 0.904 && coverage <= 0.996, "coverage " + coverage);
  }
}
