package org.jamming4j.benchmark;

import org.nd4j.linalg.api.buffer.DataType;

/** What every contender computes in. */
public enum Precision {
  /** 64 bits. */
  FLOAT64(DataType.DOUBLE, "f64"),
  /** 32 bits. */
  FLOAT32(DataType.FLOAT, "f32");

  private final DataType dataType;
  private final String peerName;

  Precision(DataType dataType, String peerName) {
    this.dataType = dataType;
    this.peerName = peerName;
  }

  /** What ND4J calls it. */
  DataType dataType() {
    return dataType;
  }

  /** What the peer's script calls it. */
  String peerName() {
    return peerName;
  }
}
