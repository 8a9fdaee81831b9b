package org.jamming4j.listener;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Another iterator's batches until told to end, and none after that, whatever is reset. */
final class InterruptibleIterator implements DataSetIterator {
  private static final long serialVersionUID = 1;

  private final transient DataSetIterator batches;
  private final transient BooleanSupplier ended;

  InterruptibleIterator(DataSetIterator batches, BooleanSupplier ended) {
    this.batches = Objects.requireNonNull(batches, "batches");
    this.ended = ended;
  }

  @Override
  public boolean hasNext() {
    return !ended.getAsBoolean() && batches.hasNext();
  }

  @Override
  public DataSet next() {
    return batches.next();
  }

  @Override
  public DataSet next(int patterns) {
    return batches.next(patterns);
  }

  /** Batches fetched ahead would be trained on after the end. */
  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public void reset() {
    batches.reset();
  }

  @Override
  public boolean resetSupported() {
    return batches.resetSupported();
  }

  @Override
  public int batch() {
    return batches.batch();
  }

  @Override
  public int inputColumns() {
    return batches.inputColumns();
  }

  @Override
  public int totalOutcomes() {
    return batches.totalOutcomes();
  }

  @Override
  public List<String> getLabels() {
    return batches.getLabels();
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return batches.getPreProcessor();
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    batches.setPreProcessor(preProcessor);
  }
}
