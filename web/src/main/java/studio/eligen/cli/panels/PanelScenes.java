package studio.eligen.cli.panels;

import java.util.List;
import java.util.function.BiConsumer;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.prompts.Prompts;

/**
 * What panels show that are described in words: things in places, put there by the designer of
 * rules as the first sentence of a conversation would be.
 */
public final class PanelScenes {

  private static final Region WHOLE = new Region.Box(0, 0, 1, 1);

  private final Vocabulary vocabulary;
  private final GenerationDefaults defaults;
  private final RenderPlanner planner;
  private final Canvas panel;
  private final BiConsumer<String, String> unplaced;

  /**
   * @param unplaced hears of words in which no thing was found that can be placed, and why
   */
  public PanelScenes(
      Vocabulary vocabulary,
      GenerationDefaults defaults,
      PanelGrid grid,
      BiConsumer<String, String> unplaced) {
    this.vocabulary = vocabulary;
    this.defaults = defaults;
    this.planner = new RenderPlanner(defaults, Prompts.builtIn());
    this.panel = new Canvas(grid.width(), grid.height());
    this.unplaced = unplaced;
  }

  /** A panel's things in their places; all of it where the words name none. */
  public List<RenderRequest.Entity> entities(String words) {
    Design blank = Design.blank(panel, 0);
    History history = History.of(blank);
    // Each of its own: no panel answers a question about another.
    Reply reply =
        new RuleBasedDesigner(vocabulary, Prompts.builtIn())
            .answer(new Turn(words, history, List.of()));
    Design design;
    try {
      design = reply.action().applyTo(history, words).design();
    } catch (InvalidEdit e) {
      unplaced.accept(words, e.getMessage());
      return whole(words);
    }
    if (reply.action() instanceof Action.Nothing) {
      unplaced.accept(words, reply.text());
    }
    return design.entities().isEmpty()
        ? whole(words)
        : planner.generate(design, "").request().entities();
  }

  private List<RenderRequest.Entity> whole(String words) {
    return defaults.request(words).entity(words, WHOLE).build().entities();
  }
}
