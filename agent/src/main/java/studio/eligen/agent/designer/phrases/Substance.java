package studio.eligen.agent.designer.phrases;

import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Token;

/** Reads what a thing is made of, covered with or filled with. */
final class Substance {

  private Substance() {}

  /** "of wood" of "made of wood", "in snow" of "covered in snow". */
  static boolean read(Reading reading, String owner, Token verb) {
    if (verb.word().endsWith("ing")
        || !reading.accept("out of", "of", "in", "with", "by", "from", "as", "into")) {
      return false;
    }
    String noun = reading.nextNoun();
    boolean stuff = !reading.peek(-1).matches("by|from|as") || !Plurals.isPlural(noun);
    stuff &= !reading.peek(-1).equals("with") || !Belongings.takesRoom(noun);
    int length = reading.peek(-1).equals("into") ? reading.phraseLength() : reading.nameLength();
    boolean bare = length > 0 && !reading.peek(length).equals("of");
    stuff |= EverydayThings.isA(noun, "food") && EverydayThings.isA(owner, "food");
    boolean told = stuff && bare && reading.acceptPhrase() || Belongings.colour(reading);
    while (told && reading.any(() -> moreFood(reading))) {
      continue;
    }
    return told;
  }

  /** ", potatoes" of "a plate topped with meat, potatoes". */
  private static boolean moreFood(Reading reading) {
    boolean food = EverydayThings.isA(reading.peek(-1), "food");
    return food
        && Being.joint(reading)
        && reading.nameLength() > 0
        && EverydayThings.isA(reading.nextNoun(), "food")
        && reading.acceptPhrase();
  }
}
