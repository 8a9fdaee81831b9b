package org.jamming4j.sweep.arbiter;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.task.TaskListener;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.listener.JammingListener;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Watches every candidate of a search over networks of DL4J's own, as Arbiter's task creators for
 * these take it: each is given a {@link JammingListener}, and where it ended is kept. Good for
 * candidates that are trained at the same time.
 */
@SuppressWarnings("rawtypes") // as Arbiter declares them
public final class JammingTaskListener implements TaskListener {
  private static final long serialVersionUID = 1;

  private final DataSet monitored;
  private final transient Map<Integer, JammingState> states = new ConcurrentSkipListMap<>();

  /**
   * A listener.
   *
   * @param monitored the data whose gaps are looked at: all that the networks are trained on, to
   *     tell whether they jam
   */
  public JammingTaskListener(DataSet monitored) {
    this.monitored = monitored;
  }

  /**
   * Where the candidates ended that have, by their index: one that is {@linkplain
   * JammingState#separated separated} fits, any other one is stuck, or was not trained for long
   * enough; q near 1 says stuck.
   */
  public Map<Integer, JammingState> states() {
    return Collections.unmodifiableMap(states);
  }

  @Override
  public <T extends Model> T preProcess(T model, Candidate candidate) {
    var listener = new JammingListener(monitored);
    if (model instanceof MultiLayerNetwork network) {
      network.addListeners(listener);
    } else if (model instanceof ComputationGraph graph) {
      graph.addListeners(listener);
    }
    return model;
  }

  @Override
  public void postProcess(Model model, Candidate candidate) {
    states.put(candidate.getIndex(), JammingListener.state(model, monitored));
  }
}
