package org.jamming4j.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The quadratic hinge loss L = (1/P) sum over Delta &gt; 0 of Delta^2 / 2, with the gap Delta =
 * kappa - y f (arXiv 1809.09349, equation 2), as a DL4J loss function. Labels are -1 and +1, of the
 * outputs' shape [P x k].
 *
 * <p>A mask [P x 1] is taken as the patterns' weights, a mask [P x k] as the outputs': each term is
 * multiplied by its weight, and the sum is divided by P whatever the weights. DL4J's output layers
 * multiply what they hand over, the pre-outputs, by the mask as well, which only does for masks of
 * 0 and 1; it is undone here. A {@code LossLayer} does not do so: give it no weights.
 */
public final class QuadraticHingeLoss implements ILossFunction {
  private static final long serialVersionUID = 1;

  private static final double LEAST_MARGIN = 1e-4;
  private static final double MOST_MARGIN = 1e6;

  private final double margin;

  /** The loss with margin 1. */
  public QuadraticHingeLoss() {
    this(1);
  }

  /**
   * The loss with the given margin.
   *
   * @param margin kappa, from {@value #LEAST_MARGIN} to {@value #MOST_MARGIN}
   * @throws IllegalArgumentException if the margin is out of these bounds
   */
  @JsonCreator
  public QuadraticHingeLoss(@JsonProperty("margin") double margin) {
    requireMargin(margin);
    this.margin = margin;
  }

  /**
   * Refuses margins whose squares and gradients are lost to rounding or to an optimiser's epsilon.
   *
   * @throws IllegalArgumentException naming the value and its bounds
   */
  static void requireMargin(double margin) {
    if (!(margin >= LEAST_MARGIN && margin <= MOST_MARGIN)) {
      throw new IllegalArgumentException(
          "Margin %s must be from %s to %s; 1 is the usual one, and whether a network fits does not depend on it."
              .formatted(margin, LEAST_MARGIN, MOST_MARGIN));
    }
  }

  /** kappa. */
  @JsonProperty("margin")
  public double margin() {
    return margin;
  }

  /** max(0, Delta), [P x k]. */
  private INDArray positiveGaps(INDArray labels, INDArray output) {
    if (!labels.equalShapes(output)) {
      throw new IllegalArgumentException(
          "Labels are [%s], outputs [%s]; they must be of one shape."
              .formatted(labels.shapeInfoToString(), output.shapeInfoToString()));
    }
    INDArray magnitude = Transforms.abs(labels, true);
    // the extremes pass over NaN, the sum does not
    if (magnitude.minNumber().doubleValue() != 1
        || magnitude.maxNumber().doubleValue() != 1
        || Double.isNaN(magnitude.sumNumber().doubleValue())) {
      throw new IllegalArgumentException(
          "The hinge loss takes labels -1 and +1; there are others. Turn 0 into -1, one-hot labels included.");
    }
    return Transforms.relu(labels.mul(output).rsubi(margin), false);
  }

  /** A copy of the pre-outputs, divided by the mask where it is not zero. */
  private static INDArray unmasked(INDArray preOutput, INDArray mask) {
    if (mask == null) {
      return preOutput.dup();
    }
    INDArray divisor = mask.castTo(preOutput.dataType());
    divisor = divisor.add(divisor.eq(0).castTo(divisor.dataType()));
    return divisor.isColumnVectorOrScalar()
        ? preOutput.divColumnVector(divisor)
        : preOutput.div(divisor);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    INDArray output = activationFn.getActivation(unmasked(preOutput, mask), true);
    INDArray terms = positiveGaps(labels.castTo(output.dataType()), output);
    terms.muli(terms).muli(0.5);
    if (mask != null) {
      LossUtil.applyMask(terms, mask);
    }
    return terms.sum(true, 1);
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    double sum = computeScoreArray(labels, preOutput, activationFn, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    INDArray unmasked = unmasked(preOutput, mask);
    INDArray output = activationFn.getActivation(unmasked.dup(), true);
    INDArray y = labels.castTo(output.dataType());
    INDArray byOutput = positiveGaps(y, output).muli(y).negi();
    if (mask != null) {
      LossUtil.applyMask(byOutput, mask);
    }
    return activationFn.backprop(unmasked, byOutput).getFirst();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activationFn, mask, average),
        computeGradient(labels, preOutput, activationFn, mask));
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuadraticHingeLoss loss && Double.compare(loss.margin, margin) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(margin);
  }

  @Override
  public String toString() {
    return "QuadraticHingeLoss(margin=" + margin + ")";
  }
}
