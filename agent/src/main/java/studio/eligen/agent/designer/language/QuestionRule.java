package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.Sides;

/** "what is in the picture?", "where is the cat?", "how many dogs are there?", "how big is it?". */
final class QuestionRule implements Rule {

  private static final String SELF =
      "I am EliGen Studio's offline designer, a program: I follow plain English sentences by rules, and the model draws what they say. \"help\" shows what you can say.";

  private static final Set<String> ASKING =
      Set.of("what", "which", "who", "describe", "list", "tell", "why", "when");

  /** How questions begin, and what each asks for. */
  private static final Map<String, String> KINDS = WordList.facts("questions");

  private static final String[] BEGINNINGS = WordList.phrases("questions");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int mark = reading.mark();
    String kind =
        reading.accept(BEGINNINGS) ? KINDS.get(String.join(" ", reading.since(mark))) : "";
    Optional<Outcome> answer =
        switch (kind) {
          case "scene" -> told(scene(context.design), reading, context);
          case "seed" -> told("The seed is %d.".formatted(context.design.seed()), reading, context);
          case "self" -> told(SELF, reading, context);
          case "place" -> Optional.of(whereIs(reading, context));
          case "number" -> Optional.of(howMany(reading, context));
          case "size" -> Optional.of(howBig(reading, context));
          case "there" -> Optional.of(isThere(reading, context));
          case "colour" -> Optional.of(colours(reading, context));
          default -> isSo(reading, context);
        };
    return answer.isEmpty() && ASKING.contains(reading.peek())
        ? told(known(reading.rest(), context), reading, context)
        : answer;
  }

  private static Optional<Outcome> told(String answer, Reading reading, Context context) {
    reading.skip(reading.rest().size());
    return Optional.of(Outcome.answer(answer, context.focus));
  }

  private static Outcome colours(Reading reading, Context context) {
    List<String> ids = context.references.readWhole(reading);
    List<String> things = ids.stream().map(id -> colour(id, context)).toList();
    return Outcome.answer(String.join(" ", things), ids);
  }

  private static String colour(String id, Context context) {
    Cast.Member member = context.cast.member(id);
    return Words.of(member.prompt()).stream()
        .filter(context.colours::isColour)
        .findFirst()
        .map(colour -> "The %s is %s.".formatted(member.thing().name(), colour))
        .orElse("No colour was said for the %s.".formatted(member.prompt()));
  }

  /** "is the balloon red": what is asked is answered from what the design says of it. */
  private static Optional<Outcome> isSo(Reading reading, Context context) {
    boolean several = reading.accept("do the", "do they", "do these");
    reading.skip(several ? -1 : 0);
    if (!several && !reading.accept("is", "are", "was", "were", "does", "did")) {
      return Optional.empty();
    }
    List<String> rest = reading.rest();
    if (!context.references.isHere(reading)) {
      reading.skip(rest.size());
      return Optional.of(Outcome.answer(inventory(context.design), context.focus));
    }
    List<String> ids = context.references.read(reading);
    String asked = reading.next();
    reading.skip(reading.rest().size());
    boolean all =
        ids.stream().allMatch(id -> Words.of(context.cast.member(id).prompt()).contains(asked));
    String answer = context.colours.isColour(asked) ? all ? "Yes: " : "No: " : "I can say this: ";
    List<String> things =
        ids.stream().map(id -> description(context.design.entity(id).orElseThrow())).toList();
    return Optional.of(Outcome.answer(answer + "it has %s.".formatted(English.list(things)), ids));
  }

  private static String description(Entity entity) {
    return English.withArticle(entity.prompt()) + " " + Sides.where(Bounds.of(entity.region()));
  }

  private static String scene(Design design) {
    return design.scene().isEmpty()
        ? "The picture is set nowhere in particular. Say for example \"on a beach\"."
        : "The picture is set %s.".formatted(design.scene());
  }

  /** What the question is about: what can be drawn, or else what is there. */
  private static String known(List<String> words, Context context) {
    String said = String.join(" ", words);
    boolean can =
        said.matches(
            ".*\\b(you (?:know|draw|do|have|understand)|can i|available|possible|are there)\\b.*");
    if (can && said.matches(".*\\bcolou?rs?\\b.*")) {
      List<String> colours = context.vocabulary.colours();
      return colours.isEmpty()
          ? "Any colour you can name."
          : "The colours are " + English.list(colours) + ".";
    }
    if (can && said.matches(".*\\b(places?|backgrounds?|scenes?)\\b.*")) {
      return "The places are " + Unknown.places(context.vocabulary) + ".";
    }
    if (can && said.matches(".*\\b(things?|objects?|animals?|words?|draw)\\b.*")) {
      return "I can draw " + everything(context.vocabulary) + ".";
    }
    return inventory(context.design);
  }

  private static Outcome whereIs(Reading reading, Context context) {
    List<String> ids = context.references.readWhole(reading);
    List<String> places = new ArrayList<>();
    for (String id : ids) {
      Entity entity = context.design.entity(id).orElseThrow();
      places.add(
          "the %s is %s".formatted(entity.prompt(), Sides.where(Bounds.of(entity.region()))));
    }
    return Outcome.answer(English.sentence(English.list(places)) + ".", ids);
  }

  private static Outcome howBig(Reading reading, Context context) {
    int mark = reading.mark();
    boolean all =
        reading.accept("the picture", "the image", "the canvas", "this", "the whole picture");
    if (all || !context.references.isHere(reading)) {
      reading.skip(reading.rest().size());
      return Outcome.answer(
          "The picture has %s pixels.".formatted(context.design.canvas()), context.focus);
    }
    reading.back(mark);
    List<String> ids = context.references.readWhole(reading);
    List<String> sizes =
        ids.stream()
            .map(
                id ->
                    "%s takes %d × %d pixels"
                        .formatted(
                            context.theNames(List.of(id)),
                            context.arrangement.box(id).width(),
                            context.arrangement.box(id).height()))
            .toList();
    return Outcome.answer(English.sentence(English.list(sizes)) + ".", ids);
  }

  private static Outcome howMany(Reading reading, Context context) {
    List<String> words = new ArrayList<>();
    while (!reading.done()
        && !Set.of("are", "is", "do", "can", "in", "did", "have").contains(reading.peek())) {
      words.add(reading.next());
    }
    reading.skip(reading.rest().size());
    String asked = String.join(" ", words);
    boolean all = Set.of("things", "objects", "entities").contains(asked);
    int count = all ? context.cast.members().size() : context.cast.called(asked).size();
    return Outcome.answer(
        count == 1 ? "There is one." : "There are %s.".formatted(count == 0 ? "none" : count),
        context.focus);
  }

  private static Outcome isThere(Reading reading, Context context) {
    while (Words.isArticle(reading.peek()) || reading.peek().equals("any")) {
      reading.next();
    }
    List<String> words = new ArrayList<>();
    while (!reading.done() && !Set.of("in", "on", "there", "at").contains(reading.peek())) {
      words.add(reading.next());
    }
    reading.skip(reading.rest().size());
    boolean found = !context.cast.called(String.join(" ", words)).isEmpty();
    return Outcome.answer((found ? "Yes. " : "No. ") + inventory(context.design), context.focus);
  }

  /** All that the design holds, in a sentence. */
  static String inventory(Design design) {
    String scene = design.scene().isEmpty() ? "" : " It is set " + design.scene() + ".";
    if (design.entities().isEmpty()) {
      return "The picture is empty." + scene;
    }
    List<String> things = design.entities().stream().map(QuestionRule::description).toList();
    String style = design.style().isEmpty() ? "" : " Its style is " + design.style() + ".";
    return "The picture has %s.%s%s".formatted(English.list(things), scene, style);
  }

  /** The names of all things, for the help. */
  static String everything(Vocabulary vocabulary) {
    return vocabulary.isOpen()
        ? "anything you can name"
        : vocabulary.things().stream().map(Thing::name).collect(Collectors.joining(", "));
  }
}
