package org.jamming4j.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jamming4j.jamming.JammingState;

/** Records of listeners as JSON; numbers to the last bit. */
final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  static Map<String, Object> of(JammingState state) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gaps", state.gaps());
    values.put("unsatisfied", state.unsatisfied());
    values.put("misclassified", state.misclassified());
    values.put("loss", state.loss());
    values.put("q", state.q());
    values.put("smallestGap", state.smallestGap());
    values.put("largestGap", state.largestGap());
    return values;
  }

  static String line(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record could not be written as JSON.", e);
    }
  }
}
