package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.prompts.Prompts;

/** Turns that break in a way that nobody foresaw: the chat tells of it and goes on. */
class BrokenTurnTest {

  private static final Designer RULES = new RuleBasedDesigner(Worlds.small(), Prompts.builtIn());
  private static final Design BLANK = Design.blank(new Canvas(64, 64), 0);

  @TempDir Path folder;
  private String said;
  private boolean well;

  @Test
  void a_designer_that_breaks_changes_nothing_and_the_next_words_are_answered() {
    Designer breaking =
        turn -> {
          if (turn.words().equals("break")) {
            throw new IllegalStateException("no such state");
          }
          return RULES.answer(turn);
        };
    Design design = chat(breaking, new FakeRenderer(), "add a cat\nbreak\nadd a dog\n");
    assertThat(said)
        .contains("Something went wrong inside: java.lang.IllegalStateException: no such state in ")
        .contains("BrokenTurnTest.java, line ")
        .contains("Nothing was changed")
        .doesNotContain("\tat ");
    assertThat(design.entities()).hasSize(2);
    assertThat(well).isFalse();
  }

  /** As a stack that is too deep does, which is no exception in Java. */
  @Test
  void a_renderer_that_breaks_leaves_the_design_and_the_chat_goes_on() {
    Renderer breaking =
        new Renderer() {
          @Override
          public RenderedImage render(
              RenderRequest request, RenderListener listener, Cancellation cancellation) {
            throw new StackOverflowError();
          }

          @Override
          public void close() {}
        };
    Design design = chat(RULES, breaking, "add a cat\nadd a dog\n");
    assertThat(said).contains("java.lang.StackOverflowError").contains("The design is kept");
    assertThat(design.entities()).hasSize(2);
  }

  private Design chat(Designer designer, Renderer renderer, String input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Transcript transcript = new Transcript(new Screen(stream, stream));
    StudioFactory factory =
        new StudioFactory(
            Optional.empty(),
            EngineOptions.DEFAULT,
            GenerationDefaults.PAPER,
            Worlds.small(),
            Prompts.builtIn(),
            Optional.empty());
    RenderPlanner planner = new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn());
    try (Studio studio = new Studio(designer, planner, Optional.of(renderer), BLANK)) {
      Album album = Album.open(folder);
      Commands commands =
          new Commands(studio, BLANK, album, transcript, factory, factory.importer(BLANK));
      Inspection inspection = new Inspection(studio, Optional.empty(), transcript::note);
      StudioListener listener = new StudioListener(studio, album, transcript, inspection);
      well = new Chat(studio, transcript, commands, listener).talk(new StringReader(input));
      said = out.toString(StandardCharsets.UTF_8);
      return studio.design();
    }
  }
}
