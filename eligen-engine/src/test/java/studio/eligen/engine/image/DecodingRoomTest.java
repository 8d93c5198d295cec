package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DecodingRoomTest {

  private static final long MIB = 1 << 20;

  private final DecodingRoom room = new DecodingRoom(10 * MIB);

  @Test
  void what_does_not_fit_beside_others_waits_until_they_are_done() {
    Runnable first = room.enter(6 * MIB);
    Runnable beside = room.enter(4 * MIB);
    CompletableFuture<Runnable> second = CompletableFuture.supplyAsync(() -> room.enter(6 * MIB));
    beside.run();
    assertThat(second).isNotDone();
    first.run();
    second.join().run();
  }

  @Test
  void what_is_larger_than_all_of_it_has_it_alone() {
    room.enter(100 * MIB).run();
    room.enter(0).run();
    room.enter(10 * MIB).run();
  }
}
