package org.jamming4j.training;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.MiniBatches;

/**
 * What a {@link HingeTrainer} does. Immutable; made from {@link #defaults} by what differs, so that
 * further settings can come without breaking anyone. A network that DL4J's {@code fit} trains keeps
 * its own method: of all this, annealing (without a learning rate to lower), budget, goal and
 * protocol apply to it.
 */
public final class TrainingSpec {
  private final Settings settings;

  private TrainingSpec(Settings settings) {
    this.settings = settings;
  }

  /** The method. */
  public Optimiser optimiser() {
    return settings.optimiser;
  }

  /** How the learning rate falls once the loss does not, and when a run is at rest. */
  public Annealing annealing() {
    return settings.annealing;
  }

  /** How the learning rate falls by itself. */
  public Decay decay() {
    return settings.decay;
  }

  /** How long a run may take. */
  public Budget budget() {
    return settings.budget;
  }

  /** When a run that fits ends. */
  public Goal goal() {
    return settings.goal;
  }

  /** Which rules decide. */
  public Protocol protocol() {
    return settings.protocol;
  }

  /** The samples that steps are taken by; empty if by all patterns. */
  public Optional<MiniBatches> miniBatches() {
    return settings.miniBatches;
  }

  /**
   * Which patterns a step computes; unless set, {@link ActiveSet#SHRINKING} by the user's protocol
   * and {@link ActiveSet#UNSATISFIED}, which is exact, by the papers'.
   */
  public ActiveSet activeSet() {
    return settings.activeSet.orElse(
        settings.protocol == Protocol.USER ? ActiveSet.SHRINKING : ActiveSet.UNSATISFIED);
  }

  /** How many threads one network may use; the result is the same to the last bit. */
  public int threads() {
    return settings.threads;
  }

  /**
   * Adam at 3e-3 without decay, by all patterns, with shrinking, up to 100,000 steps, until the
   * certificate, by the user's protocol, on one thread: what needed the fewest seconds to a decided
   * outcome, with no run trapped (docs/decisions/0007-optimisers.md).
   */
  public static TrainingSpec defaults() {
    return new TrainingSpec(new Settings());
  }

  /** The same with another optimiser. */
  public TrainingSpec withOptimiser(Optimiser optimiser) {
    Objects.requireNonNull(optimiser, "optimiser");
    return with(s -> s.optimiser = optimiser);
  }

  /** The same with another annealing. */
  public TrainingSpec withAnnealing(Annealing annealing) {
    Objects.requireNonNull(annealing, "annealing");
    return with(s -> s.annealing = annealing);
  }

  /** The same with another decay. */
  public TrainingSpec withDecay(Decay decay) {
    Objects.requireNonNull(decay, "decay");
    return with(s -> s.decay = decay);
  }

  /** The same with another budget. */
  public TrainingSpec withBudget(Budget budget) {
    Objects.requireNonNull(budget, "budget");
    return with(s -> s.budget = budget);
  }

  /** The same with another goal. */
  public TrainingSpec withGoal(Goal goal) {
    Objects.requireNonNull(goal, "goal");
    return with(s -> s.goal = goal);
  }

  /** The same with another protocol. */
  public TrainingSpec withProtocol(Protocol protocol) {
    Objects.requireNonNull(protocol, "protocol");
    return with(s -> s.protocol = protocol);
  }

  /** The same with steps by samples of the unsatisfied patterns. */
  public TrainingSpec withMiniBatches(MiniBatches miniBatches) {
    Optional<MiniBatches> some = Optional.of(miniBatches);
    return with(s -> s.miniBatches = some);
  }

  /** The same with another choice of the patterns that a step computes. */
  public TrainingSpec withActiveSet(ActiveSet activeSet) {
    Optional<ActiveSet> some = Optional.of(activeSet);
    return with(s -> s.activeSet = some);
  }

  /**
   * The same with up to so many threads for one network.
   *
   * @param threads at least 1
   * @throws IllegalArgumentException if there are fewer
   */
  public TrainingSpec withThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads must be at least 1.".formatted(threads));
    }
    return with(s -> s.threads = threads);
  }

  private TrainingSpec with(Consumer<Settings> change) {
    var changed = new Settings(settings);
    change.accept(changed);
    return new TrainingSpec(changed);
  }

  /** The values; no longer changed once a spec has them. */
  private static final class Settings {
    private Optimiser optimiser = new Optimiser.Adam(3e-3);
    private Annealing annealing = Annealing.defaults();
    private Decay decay = Decay.NONE;
    private Budget budget = Budget.ofSteps(100_000);
    private Goal goal = Goal.CERTIFICATE;
    private Protocol protocol = Protocol.USER;
    private Optional<MiniBatches> miniBatches = Optional.empty();
    private Optional<ActiveSet> activeSet = Optional.empty();
    private int threads = 1;

    Settings() {}

    Settings(Settings from) {
      optimiser = from.optimiser;
      annealing = from.annealing;
      decay = from.decay;
      budget = from.budget;
      goal = from.goal;
      protocol = from.protocol;
      miniBatches = from.miniBatches;
      activeSet = from.activeSet;
      threads = from.threads;
    }
  }
}
