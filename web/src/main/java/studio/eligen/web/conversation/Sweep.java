package studio.eligen.web.conversation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;

/** Deletes, now and each hour, what visitors left so long ago that it is no more kept. */
final class Sweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sweep");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param keep 0 is for good
   */
  Sweep(Archive archive, Duration keep) {
    hourly.scheduleWithFixedDelay(() -> sweep(archive, keep), 0, 1, TimeUnit.HOURS);
  }

  private static void sweep(Archive archive, Duration keep) {
    try {
      archive.forgetOthers(keep);
    } catch (ArchiveException e) {
      LOG.warn("What visitors left cannot be deleted: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
