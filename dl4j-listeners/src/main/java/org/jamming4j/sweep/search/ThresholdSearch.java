package org.jamming4j.sweep.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for N* or P*: says which sizes to try, is told how the runs ended, and stops once the
 * interval is narrow enough. Whoever drives it may run candidates in any order and as many at a
 * time as it likes: a candidate is chosen by the outcomes of those up to {@link #AHEAD} before it
 * (up to two, while it is hardly known where to look), taken in their order, so that the same
 * outcomes always lead to the same answer. Not safe for use by several threads at once.
 *
 * <p>A candidate is the size at which P(SAT), as far as it is known, is nearest to a share that
 * alternates: near one half runs tell most of the threshold, further out of the slope. Sequential
 * designs by what earlier runs told: 3pod (arXiv 2011.11177) and QUEST+.
 */
public final class ThresholdSearch {
  /** So many candidates may be under way at once. */
  public static final int AHEAD = 4;

  /** So many of them while it is hardly known where to look, for every outcome then tells much. */
  private static final int AHEAD_AT_FIRST = 2;

  /** Standard deviation of the belief of log N* above which it is hardly known. */
  private static final double WIDE = 0.15;

  /**
   * P(SAT) that candidates aim at, in turns: to both sides of the threshold, by which the slope is
   * known best.
   */
  private static final double[] AIMS = {0.65, 0.3};

  /** Runs in a row at an end of the range after which the threshold is taken to lie beyond. */
  private static final int BEYOND = 4;

  /** From so many runs on, a search ends of which this share tells nothing. */
  private static final int LEAST_RUNS = 8;

  private static final double HOPELESS = 0.75;

  /** Of half an interval, in standard deviations of the belief. */
  private static final double DEVIATIONS = 1.96;

  /** Fits take long; none is made while the belief is wider than this, in precisions. */
  private static final double WORTH_A_FIT = 1.0;

  private static final double LEAST_PRECISION = 0.001;
  private static final double MOST_PRECISION = 10;

  private final SizeRange range;
  private final double precision;
  private final int mostRuns;
  private final Belief belief;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<@Nullable Outcome> outcomes = new ArrayList<>();

  /** Outcomes that were taken in; all candidates before this one have ended. */
  private int taken;

  private @Nullable End end;

  /** Of those taken, the ones that ended neither SAT nor UNSAT. */
  private int undecided;

  private Optional<TransitionFit> fit = Optional.empty();

  /**
   * A run to make.
   *
   * @param number of candidates before it
   * @param setting of the range
   * @param index of candidates before it of the same setting
   */
  public record Candidate(int number, int setting, int index) {}

  /** Why a search ended. */
  public enum End {
    /** The interval is as narrow as was asked for, or as the sizes allow. */
    PRECISE,
    /** All runs were spent. */
    SPENT,
    /** The runs at the size where most should fit did not. */
    NONE_FITS,
    /** The runs at the size where least should fit did. */
    ALL_FIT,
    /** Most runs ended neither SAT nor UNSAT. */
    UNDECIDED
  }

  /**
   * A search that has not begun.
   *
   * @param range what it may try
   * @param guess N* or P*, where it begins
   * @param precision half the interval it is to reach, as a share of the threshold; from 0.001 to
   *     10
   * @param mostRuns at least 1
   * @throws IllegalArgumentException naming a value out of its range
   */
  public ThresholdSearch(SizeRange range, double guess, double precision, int mostRuns) {
    if (!(guess > 0 && Double.isFinite(guess))) {
      throw new IllegalArgumentException(
          "A guess of %s must be a positive finite number.".formatted(guess));
    }
    if (!(precision >= LEAST_PRECISION && precision <= MOST_PRECISION)) {
      throw new IllegalArgumentException(
          "A precision of %s must be from %s to %s."
              .formatted(precision, LEAST_PRECISION, MOST_PRECISION));
    }
    if (mostRuns < 1) {
      throw new IllegalArgumentException(
          "A search of %d runs must be of at least 1.".formatted(mostRuns));
    }
    this.range = range;
    this.precision = Math.log1p(precision);
    this.mostRuns = mostRuns;
    double from = range.position(range.hardest());
    double to = range.position(range.easiest());
    belief =
        new Belief(
            Math.min(Math.max(range.axis().position(guess), from), to), from, to, this.precision);
    addAll();
  }

  /** As many as may be under way. */
  private void addAll() {
    int most = mostAfter(taken, belief);
    while (candidates.size() < most) {
      candidates.add(next(belief, candidates));
      outcomes.add(null);
    }
  }

  /** How many candidates there may be once so many outcomes are taken. */
  private int mostAfter(int outcomesTaken, Belief then) {
    int ahead = then.deviation() > WIDE ? AHEAD_AT_FIRST : AHEAD;
    return Math.min(outcomesTaken + ahead, mostRuns);
  }

  /** The candidate that follows others. */
  private Candidate next(Belief then, List<Candidate> before) {
    int number = before.size();
    int setting = choose(then, aim(number % AIMS.length));
    int index = (int) before.stream().filter(c -> c.setting() == setting).count();
    return new Candidate(number, setting, index);
  }

  /** Further from one half the more runs are undecided, since these are most where half fit. */
  private double aim(int which) {
    double aim = AIMS[which];
    double share = taken == 0 ? 0 : (double) undecided / taken;
    return aim > 0.5 ? aim + (1 - aim) * share : aim * (1 - share);
  }

  /** The setting at which P(SAT) is believed to be nearest to a share. */
  private int choose(Belief then, double aim) {
    int hard = range.hardest();
    int easy = range.easiest();
    while (Math.abs(easy - hard) > 1) {
      int middle = (hard + easy) >>> 1;
      if (then.satShare(range.position(middle)) < aim) {
        hard = middle;
      } else {
        easy = middle;
      }
    }
    double below = aim - then.satShare(range.position(hard));
    double above = then.satShare(range.position(easy)) - aim;
    return below < above ? hard : easy;
  }

  /** The candidates without outcome, in order; none once the search has ended. */
  public List<Candidate> open() {
    return end != null
        ? List.of()
        : candidates.stream().filter(c -> outcomes.get(c.number()) == null).toList();
  }

  /**
   * The candidates that would come next if every open one ended as is more likely: what a thread
   * that has nothing to do may begin with, for what is made of a setting and index counts whenever
   * these are asked for. None of them is a candidate yet, nor is it certain to become one.
   */
  public List<Candidate> likely() {
    if (end != null) {
      return List.of();
    }
    Belief then = belief.copy();
    List<Candidate> all = new ArrayList<>(candidates);
    for (Candidate one : candidates.subList(taken, candidates.size())) {
      double position = range.position(one.setting());
      Outcome outcome = outcomes.get(one.number());
      if (outcome == null) {
        then.learn(position, then.satShare(position) >= 0.5);
      } else if (outcome == Outcome.SAT || outcome == Outcome.UNSAT) {
        then.learn(position, outcome == Outcome.SAT);
      }
      int most = mostAfter(one.number() + 1, then);
      while (all.size() < most) {
        all.add(next(then, all));
      }
    }
    return List.copyOf(all.subList(candidates.size(), all.size()));
  }

  /** Whether nothing more is to be run; candidates that still run are to be stopped. */
  public boolean hasEnded() {
    return end != null;
  }

  /**
   * Takes an outcome. Those that come after the search has ended are passed over.
   *
   * @param number of the candidate
   * @throws IllegalArgumentException if there is no such candidate, or it has an outcome
   */
  public void report(int number, Outcome outcome) {
    if (number < 0 || number >= candidates.size() || outcomes.get(number) != null) {
      throw new IllegalArgumentException(
          "There is no candidate %d of %d that is without outcome."
              .formatted(number, candidates.size()));
    }
    outcomes.set(number, outcome);
    while (end == null && taken < candidates.size() && outcomes.get(taken) != null) {
      take(candidates.get(taken), Objects.requireNonNull(outcomes.get(taken)));
    }
  }

  private void take(Candidate candidate, Outcome outcome) {
    taken++;
    if (outcome == Outcome.SAT || outcome == Outcome.UNSAT) {
      belief.learn(range.position(candidate.setting()), outcome == Outcome.SAT);
    } else {
      undecided++;
    }
    end = ended();
    if (end == null) {
      addAll();
    }
  }

  private @Nullable End ended() {
    List<SizeOutcomes> sizes = sizes();
    boolean last = taken == mostRuns;
    if (taken >= LEAST_RUNS && undecided >= HOPELESS * taken) {
      return End.UNDECIDED;
    }
    SizeOutcomes easiest = at(range.easiest());
    if (easiest.unsat() >= BEYOND && easiest.sat() == 0) {
      return End.NONE_FITS;
    }
    SizeOutcomes hardest = at(range.hardest());
    if (hardest.sat() >= BEYOND && hardest.unsat() == 0) {
      return End.ALL_FIT;
    }
    if (last || belief.deviation() <= WORTH_A_FIT * reach(belief.centre())) {
      fit = TransitionFit.of(range.axis(), sizes);
    }
    boolean precise = fit.isPresent() && fit.get().halfWidth() <= reach(fit.get().curve().centre());
    if (!precise && !last) {
      return null;
    }
    return 2 * undecided > taken ? End.UNDECIDED : precise ? End.PRECISE : End.SPENT;
  }

  /**
   * The precision, or half the distance of neighbouring sizes, between which nothing can be run.
   */
  private double reach(double position) {
    return Math.max(precision, range.spacing(position) / 2);
  }

  private SizeOutcomes at(int setting) {
    return SizeOutcomes.of(
        range.size(setting),
        candidates.subList(0, taken).stream()
            .filter(c -> c.setting() == setting)
            .map(c -> outcomes.get(c.number()))
            .toList());
  }

  private List<SizeOutcomes> sizes() {
    Map<Integer, List<Outcome>> bySetting = new TreeMap<>();
    for (Candidate candidate : candidates.subList(0, taken)) {
      bySetting
          .computeIfAbsent(candidate.setting(), s -> new ArrayList<>())
          .add(Objects.requireNonNull(outcomes.get(candidate.number())));
    }
    return bySetting.entrySet().stream()
        .map(e -> SizeOutcomes.of(range.size(e.getKey()), e.getValue()))
        .toList();
  }

  /** How many more runs it may take, by how narrow the interval has become so far. */
  public int expectedRuns() {
    double narrow = belief.deviation() * DEVIATIONS / reach(belief.centre());
    double further = taken * (narrow * narrow - 1);
    return end != null ? 0 : (int) Math.min(Math.max(1, further), mostRuns - taken);
  }

  /** What the outcomes so far tell, of a search that may not have ended; often nothing yet. */
  public Optional<TransitionFit> fitSoFar() {
    return TransitionFit.of(range.axis(), sizes());
  }

  /** How many outcomes it has taken so far. */
  public int taken() {
    return taken;
  }

  /**
   * What was found.
   *
   * @throws IllegalStateException if the search has not ended
   */
  public Result result() {
    if (end == null) {
      throw new IllegalStateException("The search has not ended.");
    }
    Optional<TransitionFit> found =
        switch (end) {
          case PRECISE, SPENT -> fit;
          case ALL_FIT ->
              Optional.of(TransitionFit.notBeyond(range.axis(), range.position(range.hardest())));
          case NONE_FITS, UNDECIDED -> Optional.empty();
        };
    return new Result(end, candidates.subList(0, taken), sizes(), found);
  }

  /**
   * What a search found.
   *
   * @param end why it ended
   * @param candidates whose outcomes count, in order
   * @param outcomes by size, ascending
   * @param fit the threshold; empty if the outcomes do not show it; if all fit, a bound of it
   */
  public record Result(
      End end,
      List<Candidate> candidates,
      List<SizeOutcomes> outcomes,
      Optional<TransitionFit> fit) {
    /** Copies the lists. */
    public Result {
      candidates = List.copyOf(candidates);
      outcomes = List.copyOf(outcomes);
    }
  }
}
