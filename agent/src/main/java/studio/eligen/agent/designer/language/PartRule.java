package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Possessions.Piece;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Words;

/** "make the roof of the house red": a part is changed in the words of what it belongs to. */
final class PartRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    while (reading.token(0).is(Tag.VERB)) {
      reading.next();
    }
    reading.accept("the colour of", "the color of");
    Optional<Piece> piece = context.references.readPiece(reading);
    if (piece.isEmpty()) {
      return Optional.empty();
    }
    Links.pass(reading);
    reading.accept("into", "to", "in");
    reading.accept("a", "an");
    List<String> look = new ArrayList<>();
    while (reading.token(0).is(Tag.ADJECTIVE) || context.colours.isColour(reading.peek())) {
      look.add(reading.next());
    }
    String owners = context.theNames(piece.get().owners());
    if (look.isEmpty() || !context.vocabulary.isOpen()) {
      throw new Misunderstanding(
          "the %s belongs to %s and is drawn with it: I can give it another look, such as \"make the %s red\", where the model draws any words, and nothing else."
              .formatted(piece.get().noun(), owners, piece.get().noun()));
    }
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : piece.get().owners()) {
      String prompt = changed(context.cast.member(id).prompt(), piece.get(), look, context);
      edits.add(new DesignEdit.RepromptEntity(id, prompt));
    }
    String said = named(look, piece.get());
    return Optional.of(
        new Outcome(
            edits,
            English.sentence("%s now %s %s.".formatted(owners, edits.size() > 1 ? "have" : "has", said)),
            piece.get().owners()));
  }

  /** "house with a blue roof", of a house or a house with a red roof. */
  private static String changed(String prompt, Piece piece, List<String> look, Context context) {
    List<String> words = new ArrayList<>(Words.of(prompt));
    int at = words.lastIndexOf(piece.noun());
    if (at > 0) {
      boolean coloured = look.stream().anyMatch(context.colours::isColour);
      while (coloured && context.colours.isColour(words.get(at - 1))) {
        words.remove(--at);
      }
      words.addAll(at, look);
      return String.join(" ", words);
    }
    return prompt + (prompt.contains(" with ") ? " and " : " with ") + named(look, piece);
  }

  private static String named(List<String> look, Piece piece) {
    String part = String.join(" ", look) + " " + piece.noun();
    return Plurals.isPlural(piece.noun()) ? part : English.withArticle(part);
  }
}
