package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/** Who draws, who waits, and how those who wait are let go. */
@Timeout(60)
class RenderThreadTest {

  private static final EliGen ELIGEN = EliGen.load(Golden.NANO, EngineOptions.DEFAULT);
  private static final RenderRequest REQUEST =
      GenerationDefaults.PAPER
          .request("a cat")
          .size(32, 32)
          .seed(1)
          .steps(2)
          .cfg(1)
          .schedule(RenderRequest.Schedule.FLUX)
          .build();

  private final CountDownLatch drawing = new CountDownLatch(1);
  private final CountDownLatch allowed = new CountDownLatch(1);

  @AfterAll
  static void close() {
    ELIGEN.close();
  }

  /** A render that is being drawn until it is allowed to go on. */
  private CompletableFuture<RenderedImage> held() throws InterruptedException {
    RenderListener holding =
        step -> {
          drawing.countDown();
          await(allowed);
        };
    CompletableFuture<RenderedImage> render =
        CompletableFuture.supplyAsync(() -> ELIGEN.render(REQUEST, holding, new Cancellation()));
    drawing.await();
    return render;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everything_is_drawn_on_one_thread_which_is_none_of_those_that_ask() {
    Set<Thread> drew = ConcurrentHashMap.newKeySet();
    RenderListener listener = step -> drew.add(Thread.currentThread());
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> ELIGEN.render(REQUEST, listener, new Cancellation()));
    ELIGEN.render(REQUEST, listener, new Cancellation());
    other.join();
    assertThat(drew).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void a_cancelled_waiting_render_leaves_at_once() throws Exception {
    CompletableFuture<RenderedImage> first = held();
    Cancellation cancellation = new Cancellation();
    CompletableFuture<RenderedImage> waiting =
        CompletableFuture.supplyAsync(
            () -> ELIGEN.render(REQUEST, RenderListener.SILENT, cancellation));
    cancellation.cancel();
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(Cancelled.class);
    assertThat(first).isNotDone();
    allowed.countDown();
    assertThat(first.join().request()).isEqualTo(REQUEST);
  }

  @Test
  void interrupting_who_waits_cancels_the_render() throws Exception {
    CompletableFuture<RenderedImage> first = held();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowable(
                      () -> ELIGEN.render(REQUEST, RenderListener.SILENT, new Cancellation())));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.interrupt();
    caller.join();
    assertThat(thrown.get()).isInstanceOf(Cancelled.class);
    assertThat(interrupted).hasValue(true);
    assertThat(first).isNotDone();
    allowed.countDown();
    first.join();
  }

  @Test
  void a_failure_tells_where_it_happened_and_who_had_asked() {
    RenderRequest wrong =
        REQUEST.toBuilder().noise(new NoiseTensor(4, 4, 4, new float[4 * 4 * 4])).build();
    Throwable failure =
        catchThrowable(() -> ELIGEN.render(wrong, RenderListener.SILENT, new Cancellation()));
    assertThat(failure).isInstanceOf(BadRequest.class);
    assertThat(failure.getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .containsSubsequence("noise", "a_failure_tells_where_it_happened_and_who_had_asked");
  }

  @Test
  void what_a_listener_throws_ends_the_render_and_reaches_the_caller() {
    assertThatThrownBy(
            () ->
                ELIGEN.render(
                    REQUEST,
                    step -> {
                      throw new IllegalArgumentException("no");
                    },
                    new Cancellation()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    ELIGEN.render(REQUEST, RenderListener.SILENT, new Cancellation());
  }

  @Test
  void a_listener_that_asks_for_a_picture_itself_is_told_that_it_cannot() {
    RenderListener greedy =
        step -> ELIGEN.render(REQUEST, RenderListener.SILENT, new Cancellation());
    assertThatThrownBy(() -> ELIGEN.render(REQUEST, greedy, new Cancellation()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from another one");
  }

  @Test
  void a_closed_engine_says_so_and_can_be_closed_again() {
    EliGen engine = EliGen.load(Golden.NANO, EngineOptions.DEFAULT);
    engine.close();
    engine.close();
    assertThatThrownBy(() -> engine.render(REQUEST, RenderListener.SILENT, new Cancellation()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
