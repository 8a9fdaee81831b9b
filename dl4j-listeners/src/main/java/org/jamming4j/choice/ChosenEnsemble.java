package org.jamming4j.choice;

import java.util.List;
import java.util.Optional;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.StagedTraining;

/**
 * An ensemble and how it came to be.
 *
 * @param patterns it was trained on, equal ones as one, with the inputs that were chosen
 * @param inputs these
 * @param fitted these, as all patterns give them
 * @param training how members stepped
 * @param trials of all inputs and ways to step there were to choose from; none if there was one of
 *     each
 * @param searched whether N* was looked for
 * @param threshold N* of these; empty if it was not looked for or not found
 * @param cells all that were tried, by width and then by steps
 * @param chosen the one of them that was taken
 * @param folds how many there were
 * @param averaged how many networks each cell's average is of
 * @param members the networks, trained on all patterns
 * @param cutShort whether something was left out for want of time
 * @param seconds for everything
 */
public record ChosenEnsemble(
    Patterns patterns,
    InputSet inputs,
    NetworkInputs fitted,
    StagedTraining training,
    List<Trial> trials,
    boolean searched,
    Optional<Threshold> threshold,
    List<Cell> cells,
    Cell chosen,
    int folds,
    int averaged,
    List<Member> members,
    boolean cutShort,
    double seconds) {
  /** Copies the lists. */
  public ChosenEnsemble {
    trials = List.copyOf(trials);
    cells = List.copyOf(cells);
    members = List.copyOf(members);
  }

  /** The best cell of each width, narrow ones first. */
  public List<Cell> bestOfWidths() {
    return cells.stream()
        .map(cell -> cell.network().width())
        .distinct()
        .sorted()
        .map(
            width ->
                ChoiceRule.best(
                    cells.stream().filter(cell -> cell.network().width() == width).toList()))
        .toList();
  }

  /** How much larger a cell's error is than the chosen one's. */
  public Cell.Difference above(Cell cell) {
    return cell.above(chosen, patterns);
  }
}
