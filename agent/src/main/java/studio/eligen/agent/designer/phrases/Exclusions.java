package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What a description says shall not be there: "without cars", "no people", "that has no handle".
 */
public final class Exclusions {

  private static final String[] LEADS = WordList.phrases("exclusions");

  /** Somebody, whoever it is. */
  private static final Set<String> ANYBODY =
      Set.of("anybody", "anyone", "nobody", "people", "humans", "persons");

  private static final String[] WHERE = WordList.phrases("exclusion-places");

  private final List<String> names = new ArrayList<>();

  /** Whether these words begin with what shall not be there: "without the sea". */
  public static boolean begin(List<String> words) {
    String first = words.get(0);
    return List.of("without", "minus", "excluding").contains(first);
  }

  /** Whether it is told next what is not there: "free of clutter". */
  static boolean isNext(Reading reading) {
    return reading.would(() -> reading.accept(LEADS) && reading.nameLength() > 0);
  }

  /** Goes past what shall not be there, if that comes next. */
  public boolean read(Reading reading) {
    return reading.any(() -> nobody(reading), () -> nothing(reading), () -> some(reading));
  }

  /** "with no one on it", "nobody". */
  private boolean nobody(Reading reading) {
    reading.accept("with", "and", "but", "there is");
    boolean nobody = reading.accept("no one", "nobody");
    names.addAll(nobody ? List.of("people") : List.of());
    reading.skip(nobody && reading.token(0).isParticiple() ? 1 : 0);
    boolean placed = nobody && reading.accept(WHERE);
    return nobody && (placed || reading.done() || !reading.token(0).is(Tag.VERB, Tag.AUXILIARY));
  }

  private static boolean nothing(Reading reading) {
    boolean nothing =
        reading.accept("with nothing", "and nothing", "nothing") && reading.accept(WHERE);
    reading.accept("but", "except", "except for");
    return nothing;
  }

  private boolean some(Reading reading) {
    reading.accept("there is", "there are", "there should be", "has", "have", "but", "and", ",");
    reading.any(() -> reading.accept("with") && reading.would(() -> reading.accept(LEADS)));
    if (!reading.any(() -> doesNot(reading), () -> reading.accept(LEADS) && one(reading))) {
      return false;
    }
    while (reading.any(
        () ->
            reading.accept("or", "nor", "and no", ", no", "or any", "and without")
                && one(reading))) {
      continue;
    }
    reading.accept(WHERE);
    reading.accept("except for", "except", "apart from");
    return true;
  }

  /** "not smiling", "who is not wearing a hat". */
  private boolean doesNot(Reading reading) {
    reading.accept("that is", "that are", "who is", "who are", "which is", "is", "are");
    if (!reading.accept("not")) {
      return false;
    }
    if (reading.accept(Tag.PREPOSITION)) {
      return reading.peek().matches("an?") && one(reading); // "not on a leash"
    }
    if (!reading.token(0).isParticiple()) {
      return false;
    }
    String doing = reading.next();
    if (!one(reading)) {
      names.add(doing + (reading.token(0).is(Tag.ADJECTIVE) ? " " + reading.next() : ""));
    }
    return true;
  }

  private boolean one(Reading reading) {
    if (reading.acceptAny(ANYBODY)) {
      names.add("people");
      return true;
    }
    int mark = reading.mark();
    boolean named = reading.acceptPhrase();
    if (named) {
      names.add(String.join(" ", Words.withoutArticle(reading.since(mark))));
    }
    return named;
  }

  /** What was named so far, in the order of its naming. */
  public List<String> names() {
    return names;
  }

  /** "no cars" wishes them away, and puts nothing right. */
  public static boolean wishes(Reading reading) {
    int length = reading.nameLength();
    return reading.peek(-1).equals("no") && length > 0 && reading.token(length - 1).is(Tag.NOUN);
  }
}
