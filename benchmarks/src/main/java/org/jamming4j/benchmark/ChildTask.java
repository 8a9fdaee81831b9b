package org.jamming4j.benchmark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a child process is asked to measure. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StepTask.class, name = "steps"),
  @JsonSubTypes.Type(value = RaceTask.class, name = "race"),
  @JsonSubTypes.Type(value = PeakTask.class, name = "peak"),
  @JsonSubTypes.Type(value = CurvatureTask.class, name = "curvature")
})
sealed interface ChildTask permits StepTask, RaceTask, PeakTask, CurvatureTask {
  /** Measures in this process and returns a reading. */
  Object measure() throws InterruptedException;
}
