package studio.eligen.web.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bytes that are counted over many rows. Of many who ask for the same count at once one counts, so
 * that the archive's few connections stay free; and what took long, twice in a row, is believed for
 * a while, so that counting never takes more than a small part of a core.
 */
final class CountedBytes {

  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A count is believed so many times as long as it took. */
  private static final int TIMES = 20;

  /** Counts that are remembered, those that were asked for last. */
  private static final int MOST = 1_000;

  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST;
        }
      };

  private final LongSupplier nanos;

  /**
   * @param nanos tells the time, from any beginning
   */
  CountedBytes(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @param what is counted, by a name of its own
   * @param counting gives the number
   */
  long of(String what, LongSupplier counting) {
    return count(what).get(counting);
  }

  /** What was counted under this name is true no more. */
  void forget(String what) {
    count(what).forget();
  }

  private Count count(String what) {
    synchronized (counts) {
      return counts.computeIfAbsent(what, name -> new Count());
    }
  }

  /** Held by whoever counts. */
  private final class Count {

    private long bytes;
    private long took;
    private long believed;
    private long since;

    synchronized long get(LongSupplier counting) {
      if (believed == 0 || nanos.getAsLong() - since > believed) {
        long begun = nanos.getAsLong();
        bytes = counting.getAsLong();
        since = nanos.getAsLong();
        // A first look takes long for other reasons.
        long usually = Math.min(took, since - begun);
        took = since - begun;
        believed = usually < LONG_NANOS ? 0 : usually * TIMES;
      }
      return bytes;
    }

    synchronized void forget() {
      believed = 0;
    }
  }
}
