package org.jamming4j.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.listener.GapDistributionListener;
import org.jamming4j.listener.GapDistributionRecord;
import org.jamming4j.listener.HessianSpectrumListener;
import org.jamming4j.listener.HessianSpectrumRecord;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/** The README's short examples. */
final class ReadmeSnippets {
  private ReadmeSnippets() {}

  static TrainingResult trainer() throws InterruptedException {
    // trainer begin
    Patterns patterns = RandomPatterns.generate(500, 10, 1);
    MultiLayerNetwork network = HingeNetworkSpec.relu(10, 12, 3, 1).build(1);
    TrainingResult result = new HingeTrainer(TrainingSpec.defaults()).train(network, patterns);
    System.out.println(result.outcome() + " after " + result.steps() + " steps");
    // trainer end
    return result;
  }

  static List<HessianSpectrumRecord> landscape(Path directory)
      throws InterruptedException, IOException {
    // landscape begin
    Patterns patterns = RandomPatterns.generate(500, 10, 1);
    MultiLayerNetwork network = HingeNetworkSpec.relu(10, 5, 3, 1).build(1);
    var spectra = new HessianSpectrumListener(patterns);
    var gaps = new GapDistributionListener(patterns.toDataSet());
    network.setListeners(spectra, gaps);
    new HingeTrainer(TrainingSpec.defaults()).train(network, patterns);

    for (HessianSpectrumRecord at : spectra.records()) {
      System.out.println(at.iteration() + ": H has " + at.spectra().hessian());
    }
    Files.writeString(directory.resolve("gaps.csv"), GapDistributionRecord.csv(gaps.records()));
    // landscape end
    return spectra.records();
  }

  static double[][] ensemble(double[][] raw) throws IOException {
    // ensemble begin
    AveragedEnsemble ensemble = AveragedEnsemble.load(Path.of("out/networks"));
    double[][] f = ensemble.outputs(raw); // [P x k]; for two classes, f > 0 is the second
    // ensemble end
    return f;
  }
}
