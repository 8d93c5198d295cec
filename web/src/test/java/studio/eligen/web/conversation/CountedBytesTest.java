package studio.eligen.web.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedBytesTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger counts = new AtomicInteger();
  private final CountedBytes counted = new CountedBytes(clock::get);

  /** Counts what takes so many milliseconds to be counted. */
  private long count(long millis) {
    return counted.of(
        "all",
        () -> {
          goOn(millis);
          return counts.incrementAndGet();
        });
  }

  private void goOn(long millis) {
    clock.addAndGet(millis * 1_000_000);
  }

  @Test
  void what_is_counted_soon_is_counted_each_time() {
    assertThat(count(50)).isEqualTo(1);
    assertThat(count(50)).isEqualTo(2);
    assertThat(count(50)).isEqualTo(3);
  }

  @Test
  void what_takes_long_once_may_have_done_so_for_another_reason() {
    assertThat(count(5_000)).isEqualTo(1);
    assertThat(count(5)).isEqualTo(2);
    assertThat(count(5)).isEqualTo(3);
  }

  @Test
  void what_takes_long_is_counted_for_a_twentieth_of_the_time() {
    count(200);
    count(200);
    assertThat(count(200)).isEqualTo(2);
    goOn(3_999);
    assertThat(count(200)).isEqualTo(2);
    goOn(2);
    assertThat(count(200)).isEqualTo(3);
  }

  @Test
  void what_changed_is_counted_anew() {
    count(200);
    count(200);
    counted.forget("all");
    assertThat(count(200)).isEqualTo(3);
  }
}
