package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.render.LocalRenderer.State;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.pipeline.EliGen;

@Timeout(60)
class LocalRendererTest {

  private static final RenderRequest REQUEST =
      GenerationDefaults.PAPER.request("a cat").size(32, 32).steps(1).cfg(1).build();

  @TempDir Path empty;

  @Test
  void the_model_is_loaded_when_it_is_wanted_and_whoever_listens_hears_of_it() throws Exception {
    try (LocalRenderer renderer = new LocalRenderer(TinyModel.FOLDER, EngineOptions.DEFAULT)) {
      assertThat(renderer.state()).isEqualTo(State.WAITING);
      BlockingQueue<State> heard = new LinkedBlockingQueue<>();
      renderer.load(() -> heard.add(renderer.state()));
      renderer.render(REQUEST, RenderListener.SILENT, new Cancellation());
      assertThat(renderer.state()).isEqualTo(State.READY);
      assertThat(List.of(heard.take(), heard.take())).containsExactly(State.LOADING, State.READY);
      assertThat(renderer.failure()).isEmpty();
    }
  }

  @Test
  void where_it_cannot_be_loaded_every_picture_says_why() {
    try (LocalRenderer renderer = new LocalRenderer(empty, EngineOptions.DEFAULT)) {
      for (int picture = 0; picture < 2; picture++) {
        assertThatThrownBy(
                () -> renderer.render(REQUEST, RenderListener.SILENT, new Cancellation()))
            .isInstanceOf(RenderException.ModelMissing.class);
      }
      assertThat(renderer.state()).isEqualTo(State.FAILED);
      assertThat(renderer.failure()).containsInstanceOf(RenderException.ModelMissing.class);
    }
  }

  @Test
  void a_picture_that_is_cancelled_does_not_wait_for_the_model() {
    CompletableFuture<EliGen> model = new CompletableFuture<>();
    try (LocalRenderer renderer = new LocalRenderer(model::join)) {
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Void> picture =
          CompletableFuture.runAsync(
              () -> renderer.render(REQUEST, RenderListener.SILENT, cancellation));
      cancellation.cancel();
      assertThatThrownBy(picture::join).hasCauseInstanceOf(RenderException.Cancelled.class);
      assertThat(renderer.state()).isEqualTo(State.LOADING);
    }
    model.cancel(false);
  }
}
