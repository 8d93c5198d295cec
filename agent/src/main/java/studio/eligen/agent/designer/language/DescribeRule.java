package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Coverage;
import studio.eligen.agent.designer.phrases.FittedScene;
import studio.eligen.agent.designer.phrases.Gaps;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Additions;
import studio.eligen.agent.designer.placement.Arrangement;
import studio.eligen.agent.designer.placement.NoRoom;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Sides;

/** "a cat on the left and a red car on the right, on a beach", "add a balloon above the cat". */
final class DescribeRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean asked = Act.passAdding(reading);
    reading.accept("for me", "for us");
    boolean make = asked && List.of("make", "show", "set", "do").contains(reading.peek(-1));
    if ((!asked || make) && isAboutWhatIsThere(reading, context)) {
      List<String> ids = context.references.read(reading);
      String reason =
          "I do not know what to do with %s. Say for example \"move it left\", \"make it bigger\" or \"remove it\"."
              .formatted(context.theNames(ids));
      throw reading.done()
          ? Misunderstanding.unfinished(reason, ids)
          : new Misunderstanding(reason);
    }
    List<String> words = onEach(Gaps.filled(reading.rest()), context);
    reading.skip(reading.rest().size());
    boolean first = context.design.isBlank();
    Openers.Opened opened =
        first ? Openers.cut(words) : new Openers.Opened(words, Optional.empty());
    Styles.Cut styled = Styles.cut(opened.rest(), context.vocabulary);
    Description description = new Description(context);
    description.read(styled.rest(), asked);
    refuseUnlisted(context);
    String heard = context.newcomers.described() + " " + description.scene().orElse("");
    List<String> unknown = context.newcomers.fit(context.fitting, words);
    if (!unknown.isEmpty() && (context.newcomers.isEmpty() || !first && !asked)) {
      throw Misunderstanding.unknown(unknown, context.model);
    }
    Optional<Outcome> drawn =
        context.newcomers.isEmpty()
            ? description.nothing()
            : Optional.of(drawn(description, unknown, context));
    List<String> styles = new ArrayList<>(opened.style().stream().toList());
    styles.addAll(description.styles());
    styles.addAll(styled.styles());
    Optional<Outcome> whole =
        drawn.map(outcome -> with(styles, description.excluded(), outcome, context));
    whole.ifPresent(outcome -> refuseHalves(opened.rest(), outcome, heard, context));
    return whole;
  }

  /** "a candle on each table": one on the first table and one on the second. */
  private static List<String> onEach(List<String> words, Context context) {
    int at = 1;
    while (at < words.size() && !List.of("each", "every", "both").contains(words.get(at))) {
      at++;
    }
    Reading landmark = new Reading(words.subList(Math.min(at, words.size()), words.size()));
    boolean several = landmark.done() || words.get(at - 1).equals("between");
    if (several || !context.references.isHere(landmark)) {
      return words;
    }
    List<String> all = new ArrayList<>();
    for (String id : context.references.read(landmark)) {
      all.addAll(all.isEmpty() ? List.of() : List.of("and"));
      all.addAll(words.subList(0, at));
      all.addAll(Words.of(context.theNames(List.of(id))));
      all.addAll(landmark.rest());
    }
    return all;
  }

  /** What no list tells of may be a slip, or no thing at all: "a tre", "nice weather today". */
  static void refuseUnlisted(Context context) {
    boolean open = context.model.isOpen();
    context.newcomers.members().stream()
        .map(member -> member.thing().name())
        .filter(name -> open && !context.model.tellsOf(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Misunderstanding.unlisted(name);
            });
  }

  /** What is named and would be nowhere in the picture makes a question of the sentence. */
  private static void refuseHalves(
      List<String> words, Outcome outcome, String heard, Context context) {
    Design after = context.design.with(outcome.edits());
    Coverage.missing(words, after, heard + " " + outcome.said())
        .ifPresent(
            word -> {
              throw new Misunderstanding(
                  "I do not know what to do with \"%s\" in it. Say it in shorter sentences, a thing and its place in each."
                      .formatted(word));
            });
  }

  /** The same with a style and with what shall not be there, where anything was said of them. */
  private static Outcome with(
      List<String> styles, List<String> excluded, Outcome drawn, Context context) {
    List<DesignEdit> edits = new ArrayList<>(drawn.edits());
    String said = drawn.said();
    if (styles.removeIf(style -> Styles.isGivenPicture(Words.of(style)))) {
      edits.addAll(StyleRule.ofPictureEdits(context));
      said += " " + StyleRule.ofPictureTold(context);
    }
    if (!styles.isEmpty()) {
      String style = String.join(", ", styles);
      edits.add(new DesignEdit.SetStyle(style));
      // Said, so that what was taken for the style by mistake is seen.
      said += " Style: " + style + ".";
    }
    if (!excluded.isEmpty()) {
      edits.add(new DesignEdit.SetNegative(SettingRule.without(excluded, context)));
      said += " Without " + English.list(excluded) + ".";
    }
    return new Outcome(edits, said, drawn.focus());
  }

  private static boolean isAboutWhatIsThere(Reading reading, Context context) {
    return context.references.isHere(reading)
        && (Words.isArticle(reading.peek()) || reading.peek().equals("it"));
  }

  private static Outcome drawn(Description description, List<String> unknown, Context context) {
    Design before = context.design;
    Optional<FittedScene> asked =
        description
            .scene()
            .filter(said -> !isThatThereIs(said, context))
            .map(said -> FittedScene.of(said, before.scene(), context.model));
    Optional<String> scene = asked.flatMap(FittedScene::phrase);
    if (asked.isPresent() && scene.isEmpty() && !before.isBlank()) {
      throw new Misunderstanding(asked.get().notes().get(0));
    }
    // A photo of which nothing is told yet has a place already, and another would wipe it away.
    if (scene.isEmpty() && before.isBlank() && !context.pictured.getAsBoolean()) {
      scene = usualPlace(context).map(place -> place.phrases().get(0));
    }
    boolean chosen = scene.isPresent() && description.scene().isEmpty();
    String where = scene.orElse(before.scene());
    boolean elsewhere = !where.equals(before.scene());
    List<DesignEdit> edits = new ArrayList<>();
    if (elsewhere) {
      edits.add(new DesignEdit.SetScene(where));
    }
    edits.addAll(placed(where, context));
    List<String> said = new ArrayList<>();
    said.add(added(elsewhere ? " " + where : "", edits, context));
    if (chosen) {
      said.add("You named no place, so I chose one.");
    }
    said.addAll(context.newcomers.notes());
    asked.map(FittedScene::notes).ifPresent(said::addAll);
    said.addAll(description.notes());
    if (!unknown.isEmpty()) {
      said.add(English.sentence(Unknown.things(unknown, context.model)));
    }
    List<String> ids = context.newcomers.members().stream().map(Member::id).toList();
    return new Outcome(edits, String.join(" ", said), ids);
  }

  /** "in the lake" of a picture that is set by a lake: no other scene. */
  private static boolean isThatThereIs(String scene, Context context) {
    String part = scene.replaceFirst("^\\w+ the ", "");
    boolean definite = !context.design.isBlank() && scene.matches("\\w+ the \\w+");
    return definite && (SceneParts.isOne(part) || Scenes.isNow(Words.of(scene), context));
  }

  /** "I added a bird at the top left." */
  private static String added(String scene, List<DesignEdit> edits, Context context) {
    List<Member> members = context.newcomers.members();
    String things = context.newcomers.described();
    if (context.design.entities().isEmpty()) {
      return (members.size() == 1 && !things.matches("(?:some|\\d+|hundreds of) .*")
              ? "Here is "
              : "Here are ")
          + things
          + scene
          + ".";
    }
    String where = members.size() > 1 ? "" : " " + where(members.get(0).id(), edits, context);
    return "I added " + things + where + scene + ".";
  }

  private static String where(String id, List<DesignEdit> edits, Context context) {
    Spot asked = context.newcomers.wanted().get(0).spot();
    if (asked instanceof Spot.Near near) {
      return EditReport.relation(near.relation()) + " " + context.theNames(near.ids());
    }
    Design after = context.design.with(edits);
    String where = Sides.where(Bounds.of(after.entity(id).orElseThrow().region()));
    boolean centred = asked instanceof Spot.Side side && Integer.valueOf(0).equals(side.across());
    return centred && where.matches("at the (top|bottom)") ? "in the middle, " + where : where;
  }

  static List<DesignEdit> placed(String scene, Context context) {
    List<Wanted> wanted = context.newcomers.wanted();
    context.demandRoom(wanted.size());
    if (wanted.size() == 1
        && context.vacated.isPresent()
        && wanted.get(0).spot() instanceof Spot.There) {
      Member only = context.newcomers.members().get(0);
      return List.of(
          new DesignEdit.AddEntity(new Entity(only.id(), only.prompt(), context.vacated.get())));
    }
    Design there = context.design.with(new DesignEdit.SetScene(scene));
    try {
      return Additions.of(
          wanted, id -> context.cast.member(id).prompt(), new Arrangement(there, context.model));
    } catch (NoRoom e) {
      throw new Misunderstanding(
          "there is no room there for %s: remove something, move it or make it smaller first."
              .formatted(context.newcomers.described()));
    }
  }

  /** A place that has what most of the things stand on. */
  private static Optional<Place> usualPlace(Context context) {
    List<Place> places = context.model.places();
    boolean swims =
        context.newcomers.wanted().stream().anyMatch(want -> want.stands() == Stands.WATER);
    return places.stream()
        .filter(place -> swims ? place.water().isPresent() : place.ground().isPresent())
        .findFirst()
        .or(() -> places.stream().findFirst());
  }
}
