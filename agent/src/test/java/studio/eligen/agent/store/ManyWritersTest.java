package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManyWritersTest {

  private static final int WRITERS = 8;

  @TempDir Path folder;

  @Test
  void writers_wait_for_each_other_as_long_as_it_takes_and_nobody_who_reads_waits_for_them()
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    try (Archive archive = Archive.open(new DataFolder(folder))) {
      Talks.say(archive.repository().begin(Talks.BLANK), "cat");
      Future<?> slow = threads.submit(() -> write(archive, writing, written));
      writing.await();
      List<Future<?>> others =
          IntStream.range(0, WRITERS)
              .<Future<?>>mapToObj(i -> threads.submit(() -> archive.set("name " + i, "value")))
              .toList();
      for (int i = 0; i < 5; i++) {
        assertThat(archive.repository().latest().orElseThrow().history().versions()).hasSize(2);
        assertThat(archive.setting("name " + i)).isEmpty();
      }
      written.countDown();
      slow.get(30, TimeUnit.SECONDS);
      for (Future<?> other : others) {
        other.get(30, TimeUnit.SECONDS);
      }
      assertThat(archive.setting("name 7")).contains("value");
    } finally {
      threads.shutdownNow();
    }
  }

  private static void write(Archive archive, CountDownLatch writing, CountDownLatch written) {
    archive
        .database()
        .transaction(
            handle -> {
              writing.countDown();
              try {
                return written.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
