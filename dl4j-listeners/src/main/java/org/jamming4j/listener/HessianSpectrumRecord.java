package org.jamming4j.listener;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.Spectrum;

/**
 * The curvature of the loss at one iteration.
 *
 * @param iteration DL4J's count of updates; the network is as after this one
 * @param epoch DL4J's count of epochs
 * @param unsatisfied N_Delta of the monitored patterns
 * @param spectra of H, H0 and Hp
 */
public record HessianSpectrumRecord(
    int iteration, int epoch, int unsatisfied, HessianSpectra spectra) {

  /**
   * Some records as CSV, a line for each eigenvalue: {@code
   * iteration,epoch,unsatisfied,term,eigenvalue}, where the term is H, H0 or Hp.
   */
  public static String csv(List<HessianSpectrumRecord> records) {
    var text = new StringBuilder("iteration,epoch,unsatisfied,term,eigenvalue\n");
    for (HessianSpectrumRecord one : records) {
      one.rows(text, "H", one.spectra.hessian());
      one.rows(text, "H0", one.spectra.gaussNewton());
      one.rows(text, "Hp", one.spectra.residual());
    }
    return text.toString();
  }

  private void rows(StringBuilder text, String term, Spectrum spectrum) {
    for (double eigenvalue : spectrum.eigenvalues()) {
      text.append(iteration).append(',').append(epoch).append(',').append(unsatisfied);
      text.append(',').append(term).append(',').append(eigenvalue).append('\n');
    }
  }

  /** The record as a line of JSON. */
  public String toJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", iteration);
    values.put("epoch", epoch);
    values.put("unsatisfied", unsatisfied);
    values.put("coordinates", spectra.coordinates());
    values.put("hessian", of(spectra.hessian()));
    values.put("gaussNewton", of(spectra.gaussNewton()));
    values.put("residual", of(spectra.residual()));
    values.put("traceResidual", spectra.traceResidual());
    return RecordJson.line(values);
  }

  private static Map<String, Object> of(Spectrum spectrum) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("negative", spectrum.negative());
    values.put("zeroModes", spectrum.zero());
    values.put("positive", spectrum.positive());
    values.put("eigenvalues", spectrum.eigenvalues());
    return values;
  }
}
