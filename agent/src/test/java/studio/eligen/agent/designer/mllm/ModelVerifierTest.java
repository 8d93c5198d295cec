package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.ModelVerifier;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Scorecard;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.prompts.Prompts;

/** The critic with a model's eyes. */
class ModelVerifierTest {

  private static final Design DESIGN =
      new Design(
          new Canvas(160, 160),
          "",
          "",
          "",
          1,
          List.of(
              new Entity("cat", "cat", new Region.Box(0, 0, 0.5, 0.5)),
              new Entity("dog", "dog", new Region.Box(0.5, 0.5, 1, 1))));

  private final PlayedServer server = new PlayedServer();
  private final FakeRenderer renderer = new FakeRenderer();
  private final RenderPlanner planner =
      new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn());
  private final Picture picture =
      Picture.of(
          renderer.render(
              planner.generate(DESIGN, "").request(), RenderListener.SILENT, new Cancellation()),
          DESIGN);

  @AfterEach
  void stop() {
    server.close();
  }

  private Critic critic() {
    Verification analyzer =
        new Verification(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)), Prompts.builtIn());
    return new Critic(Optional.of(new ModelVerifier(analyzer, Duration.ofSeconds(30))), 2);
  }

  @Test
  void what_the_model_misses_is_drawn_again_until_it_sees_it() {
    server.says("[{\"id\": \"cat\", \"found\": true}, {\"id\": \"dog\", \"found\": false}]");
    server.says("[{\"id\": \"cat\", \"found\": true}, {\"id\": \"dog\", \"found\": true}]");

    Critic.Result result =
        critic()
            .repair(
                picture,
                DESIGN,
                planner,
                renderer,
                RenderListener.SILENT,
                new Cancellation(),
                50,
                plan -> {});

    assertThat(result.tries()).isEqualTo(1);
    assertThat(result.scorecard().failed()).isEmpty();
    BufferedImage repaired = result.picture().image();
    assertThat(repaired.getRGB(120, 120) & 0xffffff).isEqualTo(FakeRenderer.colour(50));
    assertThat(repaired.getRGB(20, 20)).as("the cat").isEqualTo(picture.image().getRGB(20, 20));
  }

  @Test
  void an_answer_that_cannot_be_read_checks_nothing_and_says_so() {
    server.says("All is fine!");

    Scorecard scorecard = critic().score(picture, DESIGN, new Cancellation());

    assertThat(scorecard.text()).startsWith("Not checked: ").contains("cannot be read");
    assertThat(scorecard.failed()).isEmpty();
  }
}
