package studio.eligen.cli.edits;

import java.util.List;
import studio.eligen.agent.pairs.EditKind;

/**
 * What came of a turn.
 *
 * @param followed whether the picture shows what was asked for
 * @param others of each thing that the edit is not about and that was seen before: whether it is
 *     still seen in its place
 * @param outside pixels that the edit was not free to change
 * @param differing those of them that differ, by however little
 * @param visibly those of them that differ by more than 8 of 255 in a channel
 */
record EditVerdict(
    EditKind kind,
    boolean followed,
    List<Boolean> others,
    int outside,
    int differing,
    int visibly) {

  EditVerdict {
    others = List.copyOf(others);
  }
}
