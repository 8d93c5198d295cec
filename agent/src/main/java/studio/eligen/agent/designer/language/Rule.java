package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.phrases.Reading;

/** One kind of sentence that the offline designer understands. */
interface Rule {

  /**
   * Reads a clause of this kind.
   *
   * @return nothing if it is of another kind
   * @throws Misunderstanding if it is of this kind, but cannot be followed
   */
  Optional<Outcome> read(Reading reading, Context context);

  /**
   * What a clause means.
   *
   * @param said what was done, in a sentence
   * @param focus what "it" means afterwards
   */
  record Outcome(List<DesignEdit> edits, String said, List<String> focus) {
    public Outcome {
      edits = List.copyOf(edits);
      focus = List.copyOf(focus);
    }

    /** An answer that changes nothing. */
    static Outcome answer(String said, List<String> focus) {
      return new Outcome(List.of(), said, focus);
    }
  }
}
