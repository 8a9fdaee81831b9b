package org.jamming4j.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import weka.core.Instances;
import weka.experiment.ClassifierSplitEvaluator;
import weka.experiment.CrossValidationResultProducer;
import weka.experiment.ResultListener;
import weka.experiment.ResultProducer;

/** A run of Weka's Experimenter: a stratified cross-validation, whose seed is the run's number. */
final class CrossValidation {
  /** Places in a key of the Experimenter: data set, run, fold, then scheme, options, version. */
  private static final int FOLD = 2;

  private CrossValidation() {}

  /**
   * Trains and evaluates.
   *
   * @param dataSet its name
   * @param run from 1
   * @return a reading for every fold
   * @throws Exception whatever training or evaluation throws
   */
  static List<Reading> of(String dataSet, Instances data, Scheme scheme, int run, int folds)
      throws Exception {
    var evaluator = new ClassifierSplitEvaluator();
    evaluator.setClassifier(scheme.classifier());
    var producer = new CrossValidationResultProducer();
    producer.setSplitEvaluator(evaluator);
    producer.setNumFolds(folds);
    producer.setInstances(new Instances(data));
    Object[] names = evaluator.getResultNames();
    var listener = new Listener(dataSet, scheme.name(), run, List.of(names));
    producer.setResultListener(listener);
    producer.preProcess();
    producer.doRun(run);
    producer.postProcess();
    if (listener.readings.size() != folds) {
      throw new IllegalStateException(
          "%s on %s gave %d of %d folds."
              .formatted(scheme.name(), dataSet, listener.readings.size(), folds));
    }
    return listener.readings;
  }

  /** Takes the results down. */
  private static final class Listener implements ResultListener {
    private static final long serialVersionUID = 1;

    private final String dataSet;
    private final String scheme;
    private final int run;
    private final transient List<Object> names;
    private final transient List<Reading> readings = new ArrayList<>();

    Listener(String dataSet, String scheme, int run, List<Object> names) {
      this.dataSet = dataSet;
      this.scheme = scheme;
      this.run = run;
      this.names = names;
    }

    @Override
    public void acceptResult(ResultProducer producer, Object[] key, Object[] result) {
      // Weka puts a time stamp before what the evaluator gives
      int first = result.length - names.size();
      Map<Metric, Double> values = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        values.put(metric, (Double) result[first + names.indexOf(metric.wekaName())]);
      }
      readings.add(new Reading(dataSet, scheme, run, Integer.parseInt((String) key[FOLD]), values));
    }

    @Override
    public String[] determineColumnConstraints(ResultProducer producer) {
      return new String[0];
    }

    @Override
    public boolean isResultRequired(ResultProducer producer, Object[] key) {
      return true;
    }

    @Override
    public void preProcess(ResultProducer producer) {}

    @Override
    public void postProcess(ResultProducer producer) {}
  }
}
