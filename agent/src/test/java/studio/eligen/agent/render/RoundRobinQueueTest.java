package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

@Timeout(30)
class RoundRobinQueueTest {

  private final FakeRenderer renderer = FakeRenderer.held();
  private final RoundRobinQueue queue = new RoundRobinQueue(renderer);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    queue.close();
    threads.shutdownNow();
  }

  /** Behind an owner may stand an address: "ann@home". */
  private static String address(String owner) {
    return owner.replaceFirst("^[^@]*", "");
  }

  /** Asks for a picture, and comes back when it draws or is told its place in the queue. */
  private CompletableFuture<RenderedImage> ask(
      String owner, String prompt, BlockingQueue<Integer> positions, Cancellation cancellation) {
    Renderer renderer = queue.renderer(owner, () -> address(owner), positions::add);
    RenderRequest request =
        GenerationDefaults.PAPER.request(prompt).size(16, 16).steps(1).cfg(1).build();
    return CompletableFuture.supplyAsync(
        () -> renderer.render(request, RenderListener.SILENT, cancellation), threads);
  }

  private CompletableFuture<RenderedImage> askAndWait(String owner, String prompt)
      throws InterruptedException {
    BlockingQueue<Integer> positions = new LinkedBlockingQueue<>();
    CompletableFuture<RenderedImage> asked = ask(owner, prompt, positions, new Cancellation());
    positions.take();
    return asked;
  }

  private void askAndDraw(String owner, String prompt) throws InterruptedException {
    ask(owner, prompt, new LinkedBlockingQueue<>(), new Cancellation());
    assertThat(renderer.begun().take()).isEqualTo(prompt);
  }

  @Test
  void owners_are_served_in_turn_however_much_one_of_them_asks() throws Exception {
    askAndDraw("ann", "ann 1");
    List<CompletableFuture<RenderedImage>> asked = new ArrayList<>();
    asked.add(askAndWait("ann", "ann 2"));
    asked.add(askAndWait("ann", "ann 3"));
    asked.add(askAndWait("ben", "ben 1"));
    asked.add(askAndWait("cleo", "cleo 1"));
    asked.add(askAndWait("ben", "ben 2"));
    renderer.letPictures(6);
    for (CompletableFuture<RenderedImage> each : asked) {
      each.join();
    }
    assertThat(renderer.begun()).containsExactly("ben 1", "cleo 1", "ann 2", "ben 2", "ann 3");
  }

  @Test
  void who_comes_with_many_names_from_one_address_waits_as_one() throws Exception {
    askAndDraw("a@mob", "a 1");
    List<CompletableFuture<RenderedImage>> asked = new ArrayList<>();
    for (String owner : List.of("b@mob", "c@mob", "d@mob")) {
      asked.add(askAndWait(owner, owner.charAt(0) + " 1"));
    }
    asked.add(askAndWait("ann@home", "ann 1"));
    asked.add(askAndWait("ann@home", "ann 2"));
    renderer.letPictures(6);
    for (CompletableFuture<RenderedImage> each : asked) {
      each.join();
    }
    assertThat(renderer.begun()).containsExactly("ann 1", "b 1", "ann 2", "c 1", "d 1");
  }

  @Test
  void who_waits_hears_how_many_are_drawn_before_whenever_that_changes() throws Exception {
    askAndDraw("ann", "ann 1");
    BlockingQueue<Integer> ann = new LinkedBlockingQueue<>();
    ask("ann", "ann 2", ann, new Cancellation());
    assertThat(ann.take()).isZero();
    askAndWait("ben", "ben 1");
    assertThat(ann.take()).isEqualTo(1);
    renderer.letPictures(1);
    assertThat(renderer.begun().take()).isEqualTo("ben 1");
    assertThat(ann.take()).isZero();
  }

  @Test
  void where_nobody_else_draws_nobody_waits() throws Exception {
    BlockingQueue<Integer> positions = new LinkedBlockingQueue<>();
    renderer.letPictures(1);
    assertThat(ask("ann", "ann 1", positions, new Cancellation()).join().request().prompt())
        .isEqualTo("ann 1");
    assertThat(positions).isEmpty();
  }

  @Test
  void what_waits_can_be_cancelled_and_the_others_move_up() throws Exception {
    askAndDraw("ann", "ann 1");
    Cancellation cancellation = new Cancellation();
    BlockingQueue<Integer> positions = new LinkedBlockingQueue<>();
    CompletableFuture<RenderedImage> waiting = ask("ben", "ben 1", positions, cancellation);
    positions.take();
    CompletableFuture<RenderedImage> behind = askAndWait("ben", "ben 2");
    cancellation.cancel();
    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RenderException.Cancelled.class);
    renderer.letPictures(2);
    assertThat(behind.join().request().prompt()).isEqualTo("ben 2");
  }

  @Test
  void closing_stops_what_is_drawn_and_refuses_what_waits() throws Exception {
    CompletableFuture<RenderedImage> drawn =
        ask("ann", "ann 1", new LinkedBlockingQueue<>(), new Cancellation());
    renderer.begun().take();
    CompletableFuture<RenderedImage> waiting = askAndWait("ben", "ben 1");
    queue.close();
    for (CompletableFuture<RenderedImage> each : List.of(drawn, waiting)) {
      assertThatThrownBy(each::join).hasCauseInstanceOf(RenderException.Cancelled.class);
    }
  }

  @Test
  void a_picture_that_fails_lets_the_next_one_be_drawn() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<RenderedImage> failing =
        ask("ann", "ann 1", new LinkedBlockingQueue<>(), cancellation);
    renderer.begun().take();
    CompletableFuture<RenderedImage> next = askAndWait("ben", "ben 1");
    cancellation.cancel();
    assertThatThrownBy(failing::join).hasCauseInstanceOf(RenderException.Cancelled.class);
    renderer.letPictures(1);
    assertThat(next.join().request().prompt()).isEqualTo("ben 1");
  }
}
