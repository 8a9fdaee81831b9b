package org.jamming4j.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.Evaluation;
import weka.classifiers.functions.Logistic;
import weka.core.Instances;

class ComparisonTest {
  private static String printed(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    var progress = new ByteArrayOutputStream();
    System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
    try {
      int code = ComparisonCommand.run(arguments);
      assertEquals(0, code, () -> progress.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void command_onIris_printsTablesAndGoesOnWhereItWas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/readings.csv");
    String[] arguments = {
      "--data",
      "iris",
      "--scheme",
      "HingeMLPEnsemble -fast -members 2",
      "--scheme",
      "Logistic",
      "--runs",
      "1",
      "--folds",
      "3",
      "--readings",
      file.toString()
    };
    String first = printed(arguments);
    assertTrue(first.contains("### Accuracy, %"), first);
    assertTrue(first.contains("| | HingeMLPEnsemble -fast -members 2 | Logistic |"), first);
    assertTrue(first.contains("| mean rank |"), first);
    assertFalse(first.contains("NaN"), first);
    byte[] readings = Files.readAllBytes(file);
    assertEquals(7, Files.readAllLines(file).size());
    assertEquals(first, printed(arguments));
    assertEquals(new String(readings, StandardCharsets.UTF_8), Files.readString(file));
  }

  @Test
  void command_onAnUnknownDataSet_saysWhichThereAre(@TempDir Path folder) {
    var e = assertThrows(IllegalArgumentException.class, () -> DataSets.load("titanic"));
    assertTrue(e.getMessage().contains("titanic"), e.getMessage());
    assertTrue(e.getMessage().contains("mnist-parity"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "diabetes, 768, 9",
    "ionosphere, 351, 35",
    "vote, 435, 17",
    "breast-cancer, 286, 10",
    "credit-g, 1000, 21",
    "iris, 150, 5",
    "mnist-parity, 2000, 11",
    "glass, 214, 10",
    "labor, 57, 17",
    "segment-challenge, 1500, 20",
    "soybean, 683, 36"
  })
  void dataSet_loaded_hasItsRowsAndClass(String name, int rows, int attributes) throws IOException {
    Instances data = DataSets.load(name);
    assertEquals(rows, data.numInstances());
    assertEquals(attributes, data.numAttributes());
    assertEquals(attributes - 1, data.classIndex());
    assertTrue(data.classAttribute().isNominal());
  }

  /** By Weka's own Evaluation on the same folds. */
  @Test
  void crossValidation_ofAScheme_isWekasOwn() throws Exception {
    Instances data = DataSets.load("iris");
    List<Reading> readings = CrossValidation.of("iris", data, new Scheme("Logistic"), 1, 5);
    var shuffled = new Instances(data);
    shuffled.randomize(new Random(1));
    shuffled.stratify(5);
    for (Reading reading : readings) {
      int fold = reading.fold() - 1;
      Instances training = shuffled.trainCV(5, fold, new Random(1));
      var logistic = new Logistic();
      logistic.buildClassifier(training);
      var evaluation = new Evaluation(training);
      evaluation.evaluateModel(logistic, shuffled.testCV(5, fold));
      assertEquals(evaluation.pctCorrect(), reading.values().get(Metric.ACCURACY), 1e-12);
      assertEquals(evaluation.rootMeanSquaredError(), reading.values().get(Metric.RMSE), 1e-12);
      assertEquals(evaluation.weightedAreaUnderROC(), reading.values().get(Metric.AUC), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HingeMLP -max-steps 50",
        "RandomForest -I 5",
        "SMO-RBF",
        "weka.classifiers.rules.ZeroR"
      })
  void scheme_ofAnyName_trains(String name) throws Exception {
    Instances data = DataSets.load("iris");
    List<Reading> readings = CrossValidation.of("iris", data, new Scheme(name), 1, 2);
    assertEquals(2, readings.size());
    assertTrue(readings.get(1).values().get(Metric.ACCURACY) > 30);
  }

  @Test
  void tables_ofReadings_rankAndMark() {
    List<Reading> readings = new ArrayList<>();
    for (int fold = 1; fold <= 4; fold++) {
      readings.add(reading("ours", fold, 80 + fold));
      readings.add(reading("worse", fold, 60 + fold + 0.4 * (fold % 2)));
      readings.add(reading("alike", fold, 80 + (fold % 3)));
    }
    String tables =
        new ComparisonTables(readings, List.of("data"), List.of("ours", "worse", "alike"), 4)
            .markdown();
    assertTrue(tables.contains("| data | 82.5 | 62.7 - | 81.0 |"), tables);
    assertTrue(tables.contains("| mean rank | 1.00 | 3.00 | 2.00 |"), tables);
    // of seconds and errors less is better
    assertTrue(tables.contains("| data | 0.825 | 0.627 + | 0.810 |"), tables);
  }

  private static Reading reading(String scheme, int fold, double value) {
    return new Reading(
        "data",
        scheme,
        1,
        fold,
        Map.of(
            Metric.ACCURACY,
            value,
            Metric.AUC,
            value / 100,
            Metric.RMSE,
            value / 100,
            Metric.SECONDS,
            value));
  }

  @Test
  void rank_ofEqualOnes_isTheMeanOfTheirPlaces() {
    double[] means = {3, 5, 5, 1};
    assertEquals(1.5, ComparisonTables.rank(means, 1, Metric.ACCURACY));
    assertEquals(3, ComparisonTables.rank(means, 0, Metric.ACCURACY));
    assertEquals(1, ComparisonTables.rank(means, 3, Metric.SECONDS));
    assertEquals(3.5, ComparisonTables.rank(means, 2, Metric.SECONDS));
  }
}
