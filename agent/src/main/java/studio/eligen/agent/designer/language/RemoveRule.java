package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/**
 * "remove the car", "get rid of it", "take the bird away", "no more tree", "only keep the house".
 */
final class RemoveRule implements Rule {

  private static final String[] VERBS = {
    "remove",
    "delete",
    "erase",
    "get rid of",
    "take away",
    "take out",
    "clear away",
    "clear",
    "kick out",
    "throw out",
    "throw away",
    "cut out",
    "wipe out",
    "rub out",
    "leave out",
    "kill",
    "lose",
    "ditch",
    "scrap",
    "scratch",
    "forget about",
    "forget",
    "hide",
    "eliminate",
    "dump",
    "drop",
    "lose",
    "without",
    "no more",
    "we do not need",
    "i do not need",
    "i do not want",
    "do not want",
    "there should not be",
    "there should be no",
    "there must not be",
    "there is no need for",
    "do not need",
    "do not show",
    "minus",
    "bin",
    "trash"
  };

  /** Verbs that remove only with what follows the thing: "take the bird away". */
  private static final String[] SPLIT_VERBS = {
    "take", "throw", "get", "kick", "cut", "leave", "wipe", "rub"
  };

  private static final String[] PARTICLES = {
    "out of the picture",
    "out of the image",
    "out of there",
    "out of here",
    "out of it",
    "off the picture",
    "from the picture",
    "from the scene",
    "from the image",
    "from it",
    "away",
    "out",
    "off"
  };

  private static final String[] ENDINGS = {
    "has to go",
    "have to go",
    "must go",
    "should go",
    "can go",
    "needs to go",
    "should disappear",
    "should not be there",
    "should not be here",
    "disappear",
    "disappears",
    "vanish",
    "go away",
    "is not needed",
    "is too much",
    "should be gone",
    "should be removed",
    "away",
    "gone"
  };

  private static final String[] KEEPING = {
    "only keep", "keep only", "just keep", "keep just", "keep nothing but"
  };

  private static final String NO_BACKGROUND =
      "(?:a |the )?(?:no|plain|empty|blank|neutral|without(?: a| any)?) (?:background|backdrop|scenery|scene)";

  private static final String NOTHING_ELSE = ".+?(?: ,| and)* nothing else";

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.accept(KEEPING)) {
      return Optional.of(allBut(context.references.readWhole(reading), context));
    }
    int mark = reading.mark();
    if (String.join(" ", reading.rest()).matches(NOTHING_ELSE)
        && context.references.isHere(reading)) {
      List<String> kept = context.references.readWhole(reading);
      reading.skip(reading.rest().size());
      return Optional.of(allBut(kept, context));
    }
    if (String.join(" ", reading.rest()).matches(NO_BACKGROUND)) {
      reading.skip(reading.rest().size());
      return Optional.of(nowhere(context));
    }
    if (reading.accept(SPLIT_VERBS) && context.references.isHere(reading)) {
      List<String> ids = context.references.readWhole(reading);
      if (reading.accept(PARTICLES) && reading.done()) {
        return Optional.of(removed(ids, context));
      }
    }
    reading.back(mark);
    if (reading.accept(VERBS) || isNoun("no", reading, context)) {
      return Optional.of(verbFirst(reading, context));
    }
    String said = String.join(" ", reading.rest());
    boolean ends = Arrays.stream(ENDINGS).anyMatch(said::endsWith);
    if (ends) {
      reading.accept("make", "let", "have", "the only thing", "get");
    }
    if (ends && context.references.isHere(reading)) {
      List<String> ids = context.references.readWhole(reading);
      if (reading.accept(ENDINGS) && reading.done()) {
        return Optional.of(removed(ids, context));
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static Outcome verbFirst(Reading reading, Context context) {
    if (reading.accept(
        "the background", "the scene", "background", "the backdrop", "the scenery")) {
      return nowhere(context);
    }
    if (reading.accept("the style", "style", "that style", "the effect")) {
      return new Outcome(
          List.of(new DesignEdit.SetStyle("")),
          "The picture has no special style now.",
          context.focus);
    }
    if (reading.accept("the picture", "the canvas", "the image", "the whole picture")) {
      return removed(context.references.all(), context);
    }
    if (Scenes.isNow(reading.rest(), context) && !context.references.isHere(reading)) {
      reading.skip(reading.rest().size());
      return nowhere(context);
    }
    List<String> ids = context.references.readWhole(reading);
    if (reading.accept("and the", ", the")) {
      context.references.readWhole(reading);
    }
    reading.accept(PARTICLES);
    reading.accept("anymore", "any more", "completely", "entirely");
    return removed(ids, context);
  }

  private static Outcome nowhere(Context context) {
    return new Outcome(
        List.of(new DesignEdit.SetScene("")),
        "The picture is now set nowhere in particular.",
        context.focus);
  }

  /** "no sun": the word counts only before something that is there. */
  private static boolean isNoun(String word, Reading reading, Context context) {
    int mark = reading.mark();
    boolean found = reading.accept(word) && context.references.isHere(reading);
    if (!found) {
      reading.back(mark);
    }
    return found;
  }

  private static Outcome allBut(List<String> kept, Context context) {
    List<String> ids = new ArrayList<>(context.references.all());
    ids.removeAll(kept);
    if (ids.isEmpty()) {
      throw new Misunderstanding("there is nothing else in the picture.");
    }
    return removed(ids, context);
  }

  private static Outcome removed(List<String> ids, Context context) {
    List<DesignEdit> edits = ids.stream().<DesignEdit>map(DesignEdit.RemoveEntity::new).toList();
    return new Outcome(edits, "I removed " + context.theNames(ids) + ".", List.of());
  }
}
