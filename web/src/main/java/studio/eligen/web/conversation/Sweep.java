package studio.eligen.web.conversation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;

/**
 * Deletes, now and every few minutes, what was deleted so long ago that nobody restores it any
 * more, and what visitors left so long ago that it is no more kept.
 */
final class Sweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private static final int MINUTES = 5;

  private final ScheduledExecutorService often =
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
    often.scheduleWithFixedDelay(() -> sweep(archive, keep), 0, MINUTES, TimeUnit.MINUTES);
  }

  private static void sweep(Archive archive, Duration keep) {
    try {
      archive.forgetDeleted(Archive.UNDO_FOR);
      archive.forgetOthers(keep);
    } catch (ArchiveException e) {
      LOG.warn("What nobody needs any more cannot be deleted: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    often.shutdownNow();
  }
}
