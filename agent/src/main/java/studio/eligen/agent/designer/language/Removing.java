package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/** Takes things away, or the scene, or the style. */
final class Removing {

  private static final String[] ABSENCES = WordList.phrases("absences");
  private static final Set<String> FROM = Set.of("from", "out", "off", "of", "in");
  private static final Set<String> WHOLLY =
      Set.of(
          "completely",
          "entirely",
          "altogether",
          "anymore",
          "again",
          "any",
          "more",
          "away",
          "visible",
          "present",
          "featured",
          "depicted",
          "shown");

  /** What says only that it is there. */
  private static final Pattern THERE =
      Pattern.compile("(?:that|which) (?:may|might|could) be (?:present|there|visible|in it)");

  private Removing() {}

  /** What is taken away where no thing is named: the scene, the style, or everything. */
  static Outcome unnamed(Reading reading, Context context) {
    int mark = reading.mark();
    reading.accept("the", "that", "any", "this");
    if (reading.acceptAny(Scenes.NAMES)) {
      return nowhere(context);
    }
    if (reading.accept("style picture", "style image", "style photo")) {
      return new Outcome(
          List.of(new DesignEdit.SetStylePicture(Optional.empty())),
          "The picture is drawn in the style of no other picture now.",
          context.focus);
    }
    if (reading.accept("style", "effect", "filter")) {
      return plain(context);
    }
    List<String> rest = reading.rest();
    boolean style =
        !context.design.style().isEmpty()
            && (Styles.told(rest).equals(context.design.style()) || Styles.named(rest).isPresent());
    if (style) {
      reading.skip(rest.size());
      return plain(context);
    }
    reading.back(mark);
    if (Scenes.isNow(reading.rest(), context)) {
      Optional<String> left = Weather.without(context.design.scene(), reading.rest());
      reading.skip(reading.rest().size());
      return left.map(scene -> SceneRule.scene(scene, context)).orElseGet(() -> nowhere(context));
    }
    return removed(context.references.readWhole(reading), reading, context);
  }

  /** "no text", where there is no such thing: it shall not be drawn. */
  static Optional<Outcome> without(Reading reading, Context context) {
    if (Scenes.isNow(reading.rest(), context) || Scenes.NAMES.contains(reading.peek())) {
      return Optional.of(unnamed(reading, context));
    }
    int length = reading.phraseLength();
    String name = reading.ahead(length).replaceFirst("^(?:any|a|an|some|more) ", "");
    reading.skip(length);
    reading.accept("in it", "in there", "in the background", "anywhere", "at all", "there");
    List<String> there = context.cast.ofKind(name).stream().map(Member::id).toList();
    if (!there.isEmpty() && reading.done()) {
      return Optional.of(removed(there, context));
    }
    if (name.isEmpty() || !reading.done()) {
      return Optional.empty();
    }
    List<String> all = context.cast.members().stream().map(Member::id).toList();
    List<String> having = Looks.having(name, all, context);
    Optional<Member> part =
        context.cast.members().stream()
            .filter(m -> (" " + m.prompt() + " ").contains(" " + name + " "))
            .findFirst();
    if (having.isEmpty() && part.isPresent()) {
      throw new Misunderstanding(
          "\"%s\" is in the words of the %s: say \"remove the %s\", or what it shall be instead."
              .formatted(name, part.get().prompt(), part.get().prompt()));
    }
    return Optional.of(
        having.isEmpty()
            ? SettingRule.negative(SettingRule.without(List.of(name), context), context)
            : Looks.without(having, name, context));
  }

  private static Outcome plain(Context context) {
    return new Outcome(
        List.of(new DesignEdit.SetStyle("")),
        "The picture has no special style now.",
        context.focus);
  }

  private static Outcome nowhere(Context context) {
    return new Outcome(
        List.of(new DesignEdit.SetScene("")),
        "The picture is now set nowhere in particular.",
        context.focus);
  }

  /** "clear the table" takes what is on it; what holds nothing, "clear the dog", goes itself. */
  static Outcome emptied(List<String> ids, Reading reading, Context context) {
    List<String> on = ids.stream().flatMap(id -> context.arrangement.on(id).stream()).toList();
    boolean holds =
        ids.stream().anyMatch(id -> NounPhrases.holds(context.cast.member(id).prompt()));
    if (on.isEmpty() && holds) {
      throw new Misunderstanding(
          "there is nothing on %s. Say \"remove\" to take it away itself."
              .formatted(context.theNames(ids)));
    }
    return removed(on.isEmpty() ? ids : on, reading, context);
  }

  /** All but these, and what they stand on. */
  static Outcome allBut(List<String> kept, Context context) {
    List<String> ids = new ArrayList<>(context.references.all());
    ids.removeAll(kept);
    ids.removeIf(id -> !Collections.disjoint(context.arrangement.on(id), kept));
    if (ids.isEmpty()) {
      throw new Misunderstanding("there is nothing else in the picture.");
    }
    Outcome removed = removed(ids, context);
    return new Outcome(removed.edits(), removed.said(), kept);
  }

  /** "the cat should be gone", "everything else away": these shall be there no longer. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    // "out of the cage" is where it comes to be, and not gone.
    boolean leaves =
        reading.would(() -> reading.accept("out of") && context.references.isHere(reading));
    if (leaves || !reading.accept(ABSENCES)) {
      return Optional.empty();
    }
    Outcome removed = removed(ids, reading, context);
    return reading.done() ? Optional.of(removed) : Optional.empty();
  }

  /** These, with what is said of where from. */
  static Outcome removed(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    reading.passOver(WHOLLY);
    reading.passOver(FROM);
    boolean from =
        reading.acceptWhole()
            || reading.accept("there", "here")
            || reading.any(() -> isElsewhere(ids, reading, context));
    if (reading.mark() > mark && !from) {
      reading.back(mark);
    }
    reading.passOver(WHOLLY);
    boolean there = THERE.matcher(String.join(" ", reading.rest())).matches();
    reading.skip(there ? reading.rest().size() : 0);
    return removed(told(ids, reading, context), context);
  }

  /** "the shelf" of "remove the plant from the shelf". */
  private static boolean isElsewhere(List<String> ids, Reading reading, Context context) {
    return List.of("from", "off", "of").contains(reading.peek(-1))
        && context.references.isHere(reading)
        && Collections.disjoint(context.references.readLandmark(reading), ids);
  }

  /** "one dog, the left one": what is named next says which. */
  private static List<String> told(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    boolean named =
        reading.accept(",") && reading.peek().equals("the") && context.references.isHere(reading);
    List<String> which = named ? context.references.readWhole(reading) : ids;
    boolean same =
        which.stream()
            .allMatch(
                id ->
                    context.cast.member(id).noun().equals(context.cast.member(ids.get(0)).noun()));
    reading.back(named && same ? reading.mark() : mark);
    return same ? which : ids;
  }

  static Outcome removed(List<String> ids, Context context) {
    List<DesignEdit> edits = ids.stream().<DesignEdit>map(DesignEdit.RemoveEntity::new).toList();
    return new Outcome(edits, "I removed " + context.theNames(ids) + ".", List.of());
  }
}
