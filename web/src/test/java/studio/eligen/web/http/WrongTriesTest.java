package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.fixtures.MovableClock;

class WrongTriesTest {

  private final MovableClock clock = new MovableClock();
  private final WrongTries tries = new WrongTries(clock);

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      tries.wrong("here");
    }
  }

  private void assertWaits(Duration wait) {
    clock.goOn(wait.minusMillis(1));
    assertThatThrownBy(() -> tries.requireFree("here")).isInstanceOf(Problem.class);
    clock.goOn(Duration.ofMillis(1));
    assertThatCode(() -> tries.requireFree("here")).doesNotThrowAnyException();
  }

  @Test
  void the_wait_doubles_with_each_wrong_one_up_to_a_quarter_of_an_hour() {
    wrong(5);
    assertWaits(Duration.ofSeconds(1));
    wrong(1);
    assertWaits(Duration.ofSeconds(2));
    wrong(5);
    assertWaits(Duration.ofSeconds(64));
    wrong(40);
    assertWaits(Duration.ofMinutes(15));
    assertThatCode(() -> tries.requireFree("elsewhere")).doesNotThrowAnyException();
  }

  @Test
  void after_an_hour_or_the_right_one_it_begins_anew() {
    wrong(8);
    clock.goOn(Duration.ofMinutes(61));
    wrong(1);
    assertThatCode(() -> tries.requireFree("here")).doesNotThrowAnyException();
    wrong(4);
    tries.right("here");
    wrong(4);
    assertThatCode(() -> tries.requireFree("here")).doesNotThrowAnyException();
  }

  @Test
  void of_many_at_the_same_moment_one_is_looked_at() {
    wrong(5);
    clock.goOn(Duration.ofSeconds(1));
    AtomicInteger looked = new AtomicInteger();
    long answered =
        IntStream.range(0, 64)
            .parallel()
            .filter(
                i -> {
                  try {
                    return !tries.isRight("here", () -> looked.incrementAndGet() < 0);
                  } catch (Problem e) {
                    return false;
                  }
                })
            .count();
    assertThat(answered).isOne();
    assertThat(looked).hasValue(1);
  }
}
