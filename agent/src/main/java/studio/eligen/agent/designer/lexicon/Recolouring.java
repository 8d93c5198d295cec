package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Locale;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;

/** Gives things another colour, as a hand that picks one from a palette does. */
public final class Recolouring {

  private final Vocabulary vocabulary;
  private final Colours colours;

  public Recolouring(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.colours = new Colours(vocabulary);
  }

  /**
   * The thing with this colour instead of those that its prompt names.
   *
   * @throws InvalidEdit if the model cannot draw that; the message says what it can
   */
  public DesignEdit.RepromptEntity edit(Entity entity, String colour) {
    String asked = colour.strip().toLowerCase(Locale.ROOT);
    if (!asked.matches("\\p{L}[\\p{L} -]{0,29}")) {
      throw new InvalidEdit("A colour is a word or two, such as \"dark blue\".");
    }
    List<String> words =
        List.of(entity.prompt().split("\\s+")).stream()
            .filter(word -> !colours.isColour(word.toLowerCase(Locale.ROOT)))
            .toList();
    String plain = words.isEmpty() ? entity.prompt() : String.join(" ", words);
    vocabulary
        .thing(plain)
        .flatMap(thing -> colours.refusal(thing, asked))
        .ifPresent(
            refusal -> {
              throw new InvalidEdit(refusal);
            });
    return new DesignEdit.RepromptEntity(
        entity.id(), colours.known(asked).orElse(asked) + " " + plain);
  }
}
