package studio.eligen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationTest {

  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void work_goes_on_until_somebody_cancels_it() {
    assertThat(cancellation.isCancelled()).isFalse();
    assertThatCode(cancellation::throwIfCancelled).doesNotThrowAnyException();
    cancellation.cancel();
    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(cancellation.isTimedOut()).isFalse();
    assertThatThrownBy(cancellation::throwIfCancelled)
        .isInstanceOf(RenderException.Cancelled.class);
  }

  @Test
  void a_listener_runs_once_however_often_it_is_cancelled() {
    cancellation.onCancel(runs::incrementAndGet);
    assertThat(runs).hasValue(0);
    cancellation.cancel();
    cancellation.cancel();
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_listener_that_comes_afterwards_runs_at_once() {
    cancellation.cancel();
    cancellation.onCancel(runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_listener_that_was_taken_back_does_not_run_and_its_twin_does() {
    Runnable listener = runs::incrementAndGet;
    Cancellation.Registration first = cancellation.onCancel(listener);
    cancellation.onCancel(listener);
    first.close();
    cancellation.cancel();
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_listener_may_register_another_one() {
    cancellation.onCancel(() -> cancellation.onCancel(runs::incrementAndGet));
    cancellation.cancel();
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_child_ends_with_its_parent() {
    Cancellation grandchild = cancellation.child().child();
    grandchild.onCancel(runs::incrementAndGet);
    cancellation.cancel();
    assertThat(grandchild.isCancelled()).isTrue();
    assertThat(runs).hasValue(1);
    assertThat(cancellation.child().isCancelled()).as("one that is born late").isTrue();
  }

  @Test
  void a_child_can_end_alone() {
    Cancellation child = cancellation.child();
    child.cancel();
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void time_that_runs_out_ends_a_token_and_its_children_and_says_so() throws Exception {
    Cancellation bounded = cancellation.within(Duration.ofMillis(1));
    Cancellation child = bounded.child();
    CountDownLatch over = new CountDownLatch(1);
    child.onCancel(over::countDown);
    over.await();
    assertThat(List.of(bounded, child)).allMatch(Cancellation::isCancelled);
    assertThat(List.of(bounded, child)).allMatch(Cancellation::isTimedOut);
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void one_that_is_cancelled_before_its_time_is_over_has_not_timed_out() {
    Cancellation bounded = cancellation.within(Duration.ofMinutes(1));
    cancellation.cancel();
    assertThat(bounded.isCancelled()).isTrue();
    assertThat(bounded.isTimedOut()).isFalse();
  }

  @Test
  void whoever_listens_while_another_cancels_is_told_once() {
    for (int round = 0; round < 200; round++) {
      Cancellation contested = new Cancellation();
      AtomicInteger told = new AtomicInteger();
      List<CompletableFuture<Void>> both = new ArrayList<>();
      both.add(CompletableFuture.runAsync(contested::cancel));
      both.add(CompletableFuture.runAsync(() -> contested.onCancel(told::incrementAndGet)));
      both.forEach(CompletableFuture::join);
      assertThat(told).hasValue(1);
    }
  }
}
