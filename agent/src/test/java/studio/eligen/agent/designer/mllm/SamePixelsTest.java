package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** The same is said as a sentence to the rules, and as a tool call by a played model. */
class SamePixelsTest {

  private static final Prompts PROMPTS = Prompts.builtIn();

  /** What the rules say where they understand and still change nothing. */
  private static final String REFUSALS = ".*(already|cannot|no room).*";

  private static final Map<String, String> PLACES =
      Map.of(
          "left", "on the left",
          "right", "on the right",
          "top", "at the top",
          "bottom", "at the bottom",
          "middle", "in the middle",
          "top left", "at the top left",
          "top right", "at the top right",
          "bottom left", "at the bottom left",
          "bottom right", "at the bottom right");

  private static final Map<String, String> RELATIONS =
      Map.of(
          "left of", "to the left of",
          "right of", "to the right of",
          "above", "above",
          "below", "below",
          "next to", "next to",
          "on", "on top of",
          "behind", "behind",
          "in front of", "in front of");

  /** A picture, and what its model can draw. */
  private record World(Vocabulary vocabulary, Design design) {
    List<String> names() {
      return design.entities().stream().map(Entity::id).toList();
    }
  }

  private static final World MEADOW =
      new World(
          Worlds.small(),
          design(
              new Canvas(256, 256),
              "on a grassy field",
              thing("tree", 0.5625, 0.3125, 0.9375, 0.875),
              thing("cat", 0.3125, 0.625, 0.5, 0.875),
              thing("mouse", 0, 0.8125, 0.1875, 1),
              thing("balloon", 0.75, 0, 1, 0.25)));

  private static final World SHORE =
      new World(
          Worlds.small(),
          design(
              new Canvas(384, 256),
              "on a beach",
              thing("boat", 0, 0.25, 0.3125, 0.5625),
              thing("dog", 0.4375, 0.6875, 0.5625, 0.9375),
              thing("ball", 0.5833333333, 0.75, 0.6666666667, 0.9375),
              thing("house", 0.6875, 0.25, 1, 0.9375)));

  private static final World ANYTHING =
      new World(
          VocabularyFile.anything(),
          design(
              new Canvas(512, 768),
              "in an old garden",
              thing("fox", 0.35, 0.55, 0.6, 0.75),
              thing("statue", 0.1, 0.31, 0.33, 0.79),
              thing("kite", 0.4, 0.02, 0.62, 0.2),
              thing("cup", 0.62, 0.7, 0.71, 0.76)));

  private static final List<World> WORLDS = List.of(MEADOW, SHORE, ANYTHING);

  private static PlayedServer server;
  private static MllmClient client;

  private final List<String> differences = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = new PlayedServer();
    client = new MllmClient(server.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_step_of_any_length_in_any_direction_to_edges_and_neighbours_leads_to_the_same_place() {
    Map<String, String> amounts = Map.of("a little", "a little", "some", "", "a lot", "a lot");
    for (String direction : DesignTools.DIRECTIONS) {
      String way = direction.replace("-", " and ");
      amounts.forEach(
          (amount, words) ->
              each(
                  name -> "move the %s %s %s".formatted(name, words, way),
                  name ->
                      edit("move", name, "direction", direction)
                          + ", \"amount\": \""
                          + amount
                          + "\"}"));
    }
    assertSame();
  }

  @Test
  void what_is_put_into_a_part_of_the_picture_comes_to_the_same_place() {
    PLACES.forEach(
        (place, words) ->
            each(
                name -> "put the %s %s".formatted(name, words),
                name -> edit("move", name, "place", place) + "}"));
    assertSame();
  }

  @Test
  void what_is_put_beside_another_comes_to_the_same_place_and_depth() {
    RELATIONS.forEach(
        (relation, words) ->
            pairs(
                (name, other) -> "put the %s %s the %s".formatted(name, words, other),
                (name, other) -> edit("move", name, "relation", relation) + of(other)));
    for (World world : WORLDS) {
      List<String> names = world.names();
      same(
          world,
          "put the %s between the %s and the %s"
              .formatted(names.get(1), names.get(0), names.get(3)),
          edit("move", names.get(1), "relation", "between") + of(names.get(0), names.get(3)));
    }
    assertSame();
  }

  @Test
  void several_that_go_together_come_to_the_same_places() {
    for (World world : WORLDS) {
      String one = world.names().get(0);
      String other = world.names().get(1);
      for (String direction : DesignTools.DIRECTIONS) {
        same(
            world,
            "move the %s and the %s %s".formatted(one, other, direction.replace("-", " and ")),
            edit("move", one, "direction", direction) + "}",
            edit("move", other, "direction", direction) + "}");
      }
      PLACES.forEach(
          (place, words) ->
              same(
                  world,
                  "put the %s and the %s %s".formatted(one, other, words),
                  edit("move", one, "place", place) + "}",
                  edit("move", other, "place", place) + "}"));
      for (String change : DesignTools.CHANGES) {
        same(
            world,
            "make the %s and the %s %s".formatted(one, other, change),
            edit("resize", one, "change", change) + "}",
            edit("resize", other, "change", change) + "}");
      }
    }
    assertSame();
  }

  @Test
  void what_is_added_finds_the_same_place_in_any_size_and_number() {
    for (World world : WORLDS) {
      for (String thing : List.of("horse", "bird", "apple", "car")) {
        if (!world.vocabulary().isOpen() && world.vocabulary().thing(thing).isEmpty()) {
          continue;
        }
        same(world, "add a " + thing, add(thing) + "}");
        same(world, "add two %ss".formatted(thing), add(thing) + "}", add(thing) + "}");
        for (String size : List.of("tiny", "small", "large", "huge")) {
          same(
              world,
              "add a %s %s".formatted(size, thing),
              add(thing) + ", \"size\": \"%s\"}".formatted(size));
        }
        PLACES.forEach(
            (place, words) ->
                same(
                    world,
                    "add a %s %s".formatted(thing, words),
                    add(thing) + ", \"place\": \"%s\"}".formatted(place)));
        RELATIONS.forEach(
            (relation, words) ->
                same(
                    world,
                    "add a %s %s the %s".formatted(thing, words, world.names().get(1)),
                    add(thing)
                        + ", \"relation\": \"%s\"".formatted(relation)
                        + of(world.names().get(1))));
      }
      same(
          world,
          "add a bird and an apple on the left",
          add("bird") + "}",
          add("apple") + ", \"place\": \"left\"}");
    }
    assertSame();
  }

  @Test
  void what_comes_with_a_scene_stands_on_the_ground_of_that_scene() {
    World blank = new World(Worlds.small(), Design.blank(new Canvas(256, 256), 3));
    String scene = "{\"op\": \"set_scene\", \"text\": \"on a beach\"}";
    same(blank, "a boat and a cat on a beach", add("boat") + "}", add("cat") + "}", scene);
    same(blank, "a boat and a cat on a beach", scene, add("boat") + "}", add("cat") + "}");
    same(
        blank,
        "a blue boat and a bird on a beach",
        add("blue boat") + "}",
        scene,
        add("bird") + "}");
    assertSame();
  }

  @Test
  void what_grows_or_shrinks_has_the_same_box() {
    for (String change : DesignTools.CHANGES) {
      each(
          name -> "make the %s %s".formatted(name, change),
          name -> edit("resize", name, "change", change) + "}");
    }
    Map.of("twice as big", "2", "half the size", "0.5", "three times as big", "3")
        .forEach(
            (words, factor) ->
                each(
                    name -> "make the %s %s".formatted(name, words),
                    name -> edit("resize", name, "factor", factor) + "}"));
    assertSame();
  }

  @Test
  void a_copy_stands_where_the_other_would() {
    each(name -> "duplicate the " + name, name -> edit("duplicate", name) + "}");
    PLACES.forEach(
        (place, words) ->
            each(
                name -> "duplicate the %s %s".formatted(name, words),
                name -> edit("duplicate", name, "place", place) + "}"));
    RELATIONS.forEach(
        (relation, words) ->
            pairs(
                (name, other) -> "duplicate the %s %s the %s".formatted(name, words, other),
                (name, other) -> edit("duplicate", name, "relation", relation) + of(other)));
    assertSame();
  }

  @Test
  void what_changes_places_or_depth_does_so_alike() {
    pairs(
        (name, other) -> "swap the %s and the %s".formatted(name, other),
        (name, other) -> edit("swap", name) + of(other));
    each(
        name -> "bring the %s to the front".formatted(name),
        name -> edit("reorder", name, "depth", "front") + "}");
    each(
        name -> "send the %s to the back".formatted(name),
        name -> edit("reorder", name, "depth", "back") + "}");
    assertSame();
  }

  @Test
  void a_new_variation_is_the_same_picture() {
    for (World world : WORLDS) {
      same(world, "try again", "{\"op\": \"new_variation\"}");
    }
    assertSame();
  }

  private interface Naming {
    String of(String name, String other);
  }

  private void each(UnaryOperator<String> sentence, UnaryOperator<String> edit) {
    for (World world : WORLDS) {
      world.names().forEach(name -> same(world, sentence.apply(name), edit.apply(name)));
    }
  }

  private void pairs(Naming sentence, Naming edit) {
    for (World world : WORLDS) {
      List<String> names = world.names();
      for (int i = 0; i < names.size(); i++) {
        String other = names.get((i + 1) % names.size());
        same(world, sentence.of(names.get(i), other), edit.of(names.get(i), other));
      }
    }
  }

  /** Says it both ways, and writes down where the two designs differ. */
  private void same(World world, String sentence, String... edits) {
    History history = History.of(world.design());
    Reply rules =
        new RuleBasedDesigner(world.vocabulary(), PROMPTS)
            .answer(new Turn(sentence, history, List.of()));
    server.alwaysAnswers(
        PlayedServer.call(
            DesignTools.NAME,
            "{\"reply\": \"Done.\", \"edits\": [%s]}".formatted(String.join(", ", edits))));
    Designer model =
        new MllmDesigner(client, world.vocabulary(), PROMPTS, (picture, before, after) -> "");
    Reply call = model.answer(new Turn(sentence, history, List.of()));
    Design byRules = rules.action().applyTo(history, "").design();
    Design byModel = call.action().applyTo(history, "").design();
    if (byRules.equals(world.design()) && !rules.text().matches(REFUSALS)) {
      notUnderstood.add(sentence + ": " + rules.text());
    }
    if (!byRules.equals(byModel)) {
      differences.add(
          "%s%n  rules: %s %s%n  model: %s %s"
              .formatted(sentence, rules.text(), byRules, call.text(), byModel));
    }
  }

  private void assertSame() {
    assertThat(notUnderstood).isEmpty();
    assertThat(differences).isEmpty();
  }

  private static Design design(Canvas canvas, String scene, Entity... entities) {
    return new Design(canvas, scene, "", "", 3, List.of(entities));
  }

  private static Entity thing(String name, double x0, double y0, double x1, double y1) {
    return new Entity(name, name, new Region.Box(x0, y0, x1, y1));
  }

  private static String add(String thing) {
    return "{\"op\": \"add\", \"prompt\": \"%s\"".formatted(thing);
  }

  private static String edit(String op, String id) {
    return "{\"op\": \"%s\", \"id\": \"%s\"".formatted(op, id);
  }

  private static String edit(String op, String id, String field, String value) {
    return edit(op, id) + ", \"%s\": \"%s\"".formatted(field, value);
  }

  private static String of(String... ids) {
    return ", \"of\": [\"%s\"]}".formatted(String.join("\", \"", ids));
  }
}
