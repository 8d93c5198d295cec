package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

/** Says the same as a sentence to the rules, and as a tool call by a played model. */
final class SaidBothWays implements AutoCloseable {

  private static final Prompts PROMPTS = Prompts.builtIn();

  /** What the rules say where they understand and still change nothing. */
  private static final String REFUSALS = ".*(already|cannot|no room).*";

  static final Map<String, String> PLACES =
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

  static final Map<String, String> RELATIONS =
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
  record World(Vocabulary vocabulary, Design design) {
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

  static final List<World> WORLDS = List.of(MEADOW, SHORE, ANYTHING);

  private final PlayedServer server = new PlayedServer();
  private final MllmClient client = new MllmClient(server.settings());
  private final List<String> differences = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();

  @Override
  public void close() {
    server.close();
  }

  interface Naming {
    String of(String name, String other);
  }

  void each(UnaryOperator<String> sentence, UnaryOperator<String> edit) {
    for (World world : WORLDS) {
      world.names().forEach(name -> same(world, sentence.apply(name), edit.apply(name)));
    }
  }

  void pairs(Naming sentence, Naming edit) {
    for (World world : WORLDS) {
      List<String> names = world.names();
      for (int i = 0; i < names.size(); i++) {
        String other = names.get((i + 1) % names.size());
        same(world, sentence.of(names.get(i), other), edit.of(names.get(i), other));
      }
    }
  }

  /** Says it both ways, and writes down where the two designs differ. */
  void same(World world, String sentence, String... edits) {
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

  void assertSame() {
    assertThat(notUnderstood).isEmpty();
    assertThat(differences).isEmpty();
  }

  private static Design design(Canvas canvas, String scene, Entity... entities) {
    return new Design(canvas, scene, "", "", 3, List.of(entities));
  }

  private static Entity thing(String name, double x0, double y0, double x1, double y1) {
    return new Entity(name, name, new Region.Box(x0, y0, x1, y1));
  }

  static String add(String thing) {
    return "{\"op\": \"add\", \"prompt\": \"%s\"".formatted(thing);
  }

  static String edit(String op, String id) {
    return "{\"op\": \"%s\", \"id\": \"%s\"".formatted(op, id);
  }

  static String edit(String op, String id, String field, String value) {
    return edit(op, id) + ", \"%s\": \"%s\"".formatted(field, value);
  }

  static String of(String... ids) {
    return ", \"of\": [\"%s\"]}".formatted(String.join("\", \"", ids));
  }
}
