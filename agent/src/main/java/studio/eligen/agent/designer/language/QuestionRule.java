package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.Sides;
import studio.eligen.engine.Seed;

/**
 * "what is in the picture?", "where is the cat?", "what is left of the tree?", "which colours can a
 * car have?", "who are you?": answered from the design, and nothing is changed.
 */
final class QuestionRule implements Rule {

  private static final String SELF =
      "I am EliGen Studio's offline designer, a program: I follow plain English sentences by rules, and the model draws what they say. \"help\" shows what you can say.";

  private static final String ELSEWHERE = "I cannot know that: I only know what is in the picture.";

  /** Words of questions about the picture. */
  private static final Set<String> PICTURED =
      Set.of(
          "picture",
          "image",
          "drawing",
          "design",
          "scene",
          "background",
          "style",
          "thing",
          "things",
          "object",
          "objects",
          "there",
          "here",
          "see",
          "draw",
          "drawn",
          "change",
          "changed",
          "left",
          "right",
          "side",
          "seed",
          "size",
          "you",
          "canvas");

  private static final Set<String> ASKING =
      Set.of("what", "which", "who", "describe", "list", "tell", "why", "when", "how");

  /** How questions begin, and what each asks for. */
  private static final Map<String, String> KINDS = WordList.facts("questions");

  private static final String[] WHO = WordList.phrases("questions-who");

  /** What one may ask to be told all of, by the words for it. */
  private static final Map<String, String> TOPICS = WordList.facts("topics");

  /** Where the name of a thing that is asked about ends. */
  private static final Set<String> ENDS =
      Set.of("are", "is", "do", "can", "in", "on", "at", "did", "have", "has", "be", "there");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int mark = reading.mark();
    Optional<Outcome> beside = reading.first(() -> beside(reading, context));
    if (beside.isPresent()) {
      return beside;
    }
    String kind = reading.accept(KINDS).orElse("");
    Optional<String> answer =
        switch (kind) {
          case "picture" -> Optional.of(shown(context)).filter(shown -> reading.done());
          case "scene" -> Optional.of(scene(context.design));
          case "seed" -> Optional.of("The seed is %s.".formatted(Seed.text(context.design.seed())));
          case "self" -> Optional.of(SELF);
          case "number" -> Optional.of(howMany(name(reading), context));
          case "there" -> Optional.of(isThere(name(reading), context));
          case "colours" -> colours(name(reading), context.model);
          default -> Optional.empty();
        };
    if (answer.isEmpty() && kind.matches("place|size|colour|so")) {
      return about(kind, reading, context);
    }
    if (answer.isEmpty()) {
      reading.back(mark);
      answer =
          ASKING.contains(reading.peek())
              ? Optional.of(known(reading.rest(), context))
              : Optional.empty();
    }
    return answer.map(told -> told(told, context.focus, reading));
  }

  private static Outcome told(String answer, List<String> about, Reading reading) {
    reading.skip(reading.rest().size());
    return Outcome.answer(answer, about);
  }

  /** What is said of things: where they are, how large, of what colour. */
  private static Optional<Outcome> about(String kind, Reading reading, Context context) {
    boolean all =
        kind.equals("size") && reading.accept("the picture", "the image", "the canvas", "this");
    if (all || kind.matches("size|so") && !context.references.isHere(reading)) {
      String size = "The picture has %s pixels.".formatted(context.design.canvas());
      String answer = kind.equals("size") ? size : inventory(context.design);
      return Optional.of(told(answer, context.focus, reading));
    }
    if (kind.equals("so")) {
      return Optional.of(isSo(context.references.read(reading), reading, context));
    }
    List<String> ids = context.references.readWhole(reading);
    List<String> things = ids.stream().map(id -> property(kind, id, context)).toList();
    return Optional.of(Outcome.answer(English.sentence(English.list(things)) + ".", ids));
  }

  private static String property(String kind, String id, Context context) {
    Cast.Member member = context.cast.member(id);
    String name = context.theNames(List.of(id));
    Optional<String> colour =
        Words.of(member.prompt()).stream().filter(context.colours::isColour).findFirst();
    return switch (kind) {
      case "place" -> name + " is " + Sides.where(member.bounds().orElseThrow());
      case "size" ->
          "%s takes %d × %d pixels"
              .formatted(
                  name, context.arrangement.box(id).width(), context.arrangement.box(id).height());
      default -> colour.map(c -> name + " is " + c).orElse("no colour was said for " + name);
    };
  }

  /** "is the balloon red": what is asked is answered from what the design says of it. */
  private static Outcome isSo(List<String> ids, Reading reading, Context context) {
    String asked = reading.peek();
    boolean all = ids.stream().allMatch(id -> context.cast.member(id).prompt().contains(asked));
    String answer = context.colours.isColour(asked) ? all ? "Yes: " : "No: " : "I can say this: ";
    List<String> things =
        ids.stream().map(id -> description(context.design.entity(id).orElseThrow())).toList();
    return told(answer + "it has %s.".formatted(English.list(things)), ids, reading);
  }

  private static String description(Entity entity) {
    return English.withArticle(entity.prompt()) + " " + Sides.where(Bounds.of(entity.region()));
  }

  private static String scene(Design design) {
    return design.scene().isEmpty()
        ? "The picture is set nowhere in particular. Say for example \"on a beach\"."
        : "The picture is set %s.".formatted(design.scene());
  }

  private static String shown(Context context) {
    boolean drawn = context.pictured.getAsBoolean();
    return (drawn
            ? "You see the picture as it is now. "
            : "Nothing has been drawn of this design. ")
        + inventory(context.design);
  }

  /** What the question is about: what can be drawn, or else what is there. */
  private static String known(List<String> words, Context context) {
    boolean can =
        words.stream().anyMatch(w -> w.matches("you|can|available|possible"))
            || String.join(" ", words).contains("are there");
    String topic = words.stream().map(TOPICS::get).filter(Objects::nonNull).findFirst().orElse("");
    return switch (can ? topic : "") {
      case "colours" ->
          context.model.colours().isEmpty()
              ? "Any colour you can name."
              : "The colours are " + English.list(context.model.colours()) + ".";
      case "places" -> "The places are " + Unknown.places(context.model) + ".";
      case "things" -> "I can draw " + everything(context.model) + ".";
      default -> isElsewhere(words, context) ? ELSEWHERE : inventory(context.design);
    };
  }

  /** "when is my grandma's birthday?": about nothing that a picture has. */
  private static boolean isElsewhere(List<String> words, Context context) {
    Reading reading = new Reading(words);
    List<String> nouns = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      nouns.addAll(reading.token(i).is(Tag.NOUN) ? List.of(words.get(i)) : List.of());
    }
    boolean here =
        words.stream().anyMatch(PICTURED::contains)
            || nouns.stream()
                .anyMatch(noun -> TOPICS.containsKey(noun) || !context.cast.named(noun).isEmpty());
    return words.get(0).equals("when") || !nouns.isEmpty() && !here;
  }

  private static Optional<String> colours(String name, Vocabulary vocabulary) {
    if (vocabulary.isOpen()) {
      return Optional.of("Any colour you can name.");
    }
    return vocabulary
        .thing(name)
        .map(
            thing ->
                thing.colours()
                    ? "%s can be %s."
                        .formatted(
                            English.sentence(English.withArticle(thing.name())),
                            String.join(", ", vocabulary.colours()))
                    : "This model knows no colours for a %s, so it comes in its own."
                        .formatted(thing.name()));
  }

  private static String name(Reading reading) {
    while (Words.isArticle(reading.peek()) || reading.peek().equals("any")) {
      reading.next();
    }
    int mark = reading.mark();
    while (!reading.done() && !ENDS.contains(reading.peek())) {
      reading.next();
    }
    return String.join(" ", reading.since(mark));
  }

  private static String howMany(String name, Context context) {
    boolean all = Set.of("things", "objects", "entities").contains(name);
    int count = all ? context.cast.members().size() : context.cast.named(name).size();
    return count == 1 ? "There is one." : "There are %s.".formatted(count == 0 ? "none" : count);
  }

  private static String isThere(String name, Context context) {
    boolean found = !context.cast.named(name).isEmpty();
    return (found ? "Yes. " : "No. ") + inventory(context.design);
  }

  /** What is where the question asks, by the boxes. */
  private static Optional<Outcome> beside(Reading reading, Context context) {
    if (!reading.accept(WHO) || reading.peek(1).equals("it")) {
      return Optional.empty();
    }
    reading.accept("there", "that is", "standing", "sitting", "directly", "just", "right");
    int from = reading.mark();
    Optional<Spot> spot = context.spots.read(reading);
    boolean placed = spot.filter(s -> s instanceof Spot.Near || s instanceof Spot.Side).isPresent();
    if (!placed || !reading.done() || !context.newcomers.isEmpty()) {
      return Optional.empty();
    }
    String where = String.join(" ", reading.since(from));
    List<String> asked = spot.get() instanceof Spot.Near near ? near.ids() : List.of();
    List<String> found = new ArrayList<>();
    for (Cast.Member member : context.cast.members()) {
      boolean there = context.arrangement.isAt(member.id(), spot.get());
      found.addAll(there && !asked.contains(member.id()) ? List.of(member.id()) : List.of());
    }
    String names = found.isEmpty() ? "nothing" : context.theNames(found);
    String is = found.size() > 1 ? "are" : "is";
    return Optional.of(
        Outcome.answer(
            English.sentence("%s %s %s.".formatted(names, is, where)),
            found.isEmpty() ? context.focus : found));
  }

  static String inventory(Design design) {
    String scene = design.scene().isEmpty() ? "" : " It is set " + design.scene() + ".";
    if (design.entities().isEmpty()) {
      return "The picture is empty." + scene;
    }
    List<String> things = design.entities().stream().map(QuestionRule::description).toList();
    String style = design.style().isEmpty() ? "" : " Its style is " + design.style() + ".";
    String picture =
        design.stylePicture().isEmpty() ? "" : " It is drawn in the style of another picture.";
    return "The picture has %s.%s%s%s".formatted(English.list(things), scene, style, picture);
  }

  static String everything(Vocabulary vocabulary) {
    return vocabulary.isOpen()
        ? "anything you can name"
        : vocabulary.things().stream().map(Thing::name).collect(Collectors.joining(", "));
  }
}
