package studio.eligen.agent.designer.language;

import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;

/** A conversation with the offline designer about a canvas of 256 × 256, without pictures. */
final class Talk {

  final Studio studio;

  Talk(Vocabulary vocabulary) {
    studio =
        new Studio(
            new RuleBasedDesigner(vocabulary, Prompts.builtIn()),
            new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
            Optional.empty(),
            Design.blank(new Canvas(256, 256), 0));
  }

  static Talk ofSmallWorld() {
    return new Talk(Worlds.small());
  }

  /** Says several lines, and gives the answer to the last. */
  Reply say(String... lines) {
    Reply reply = null;
    for (String line : lines) {
      reply = studio.say(line).orElseThrow();
    }
    return reply;
  }

  Design design() {
    return studio.design();
  }

  String prompts() {
    return design().entities().stream().map(Entity::prompt).collect(Collectors.joining(", "));
  }

  Bounds where(String id) {
    return Bounds.of(design().entity(id).orElseThrow().region());
  }
}
