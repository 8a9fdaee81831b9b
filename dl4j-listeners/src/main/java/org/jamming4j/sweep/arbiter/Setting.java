package org.jamming4j.sweep.arbiter;

import java.util.Locale;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.training.Cooling;

/** What may vary in a sweep. */
public enum Setting {
  /** h. */
  WIDTH(Kind.WHOLE) {
    @Override
    public Object of(RunSpec run) {
      return run.network().width();
    }
  },
  /** L. */
  DEPTH(Kind.WHOLE) {
    @Override
    public Object of(RunSpec run) {
      return run.network().depth();
    }
  },
  /** P. */
  PATTERNS(Kind.WHOLE) {
    @Override
    public Object of(RunSpec run) {
      return run.patterns();
    }
  },
  /** kappa. */
  MARGIN(Kind.REAL) {
    @Override
    public Object of(RunSpec run) {
      return run.network().margin();
    }
  },
  /** Of {@link org.jamming4j.network.HiddenActivation}. */
  ACTIVATION(Kind.NAME) {
    @Override
    public Object of(RunSpec run) {
      return run.network().activation().name().toLowerCase(Locale.ROOT);
    }
  },
  /** Of {@link org.jamming4j.network.Initialisation}. */
  INIT(Kind.NAME) {
    @Override
    public Object of(RunSpec run) {
      return run.network().initialisation().name().toLowerCase(Locale.ROOT);
    }
  },
  /** Of {@link org.jamming4j.training.Method}. */
  OPTIMISER(Kind.NAME) {
    @Override
    public Object of(RunSpec run) {
      return run.training().optimiser().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
  },
  /** Its highest. */
  LEARNING_RATE(Kind.REAL) {
    @Override
    public Object of(RunSpec run) {
      return run.training().optimiser().learningRate();
    }
  },
  /** {@link Cooling#weightDecay}; 0 without cycles. */
  WEIGHT_DECAY(Kind.REAL) {
    @Override
    public Object of(RunSpec run) {
      return run.training().cooling().map(Cooling::weightDecay).orElse(0.0);
    }
  };

  /** What its values are. */
  public enum Kind {
    /** Whole numbers. */
    WHOLE,
    /** Numbers. */
    REAL,
    /** Names. */
    NAME
  }

  private final Kind kind;

  Setting(Kind kind) {
    this.kind = kind;
  }

  /** What its values are. */
  public Kind kind() {
    return kind;
  }

  /** Its value of a run: an Integer, a Double or a String, as its kind says. */
  public abstract Object of(RunSpec run);

  /** Its name as options and fields are written, such as learning-rate. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
