package studio.eligen.engine.image;

import java.util.concurrent.Semaphore;

/**
 * The memory in which pictures are decoded. Many at once may come, of half a megabyte each that
 * become a quarter of a gigabyte: those for which there is no room wait.
 */
final class DecodingRoom {

  /** A half of the heap, as designs and pictures that are kept need the other. */
  static final DecodingRoom OF_HEAP = new DecodingRoom(Runtime.getRuntime().maxMemory() / 2);

  private static final long MIB = 1 << 20;

  private final int all;
  private final Semaphore free;

  DecodingRoom(long bytes) {
    this.all = mebibytes(bytes);
    this.free = new Semaphore(all, true);
  }

  /**
   * Waits until there is room for so many bytes, or all of it, where it has less.
   *
   * @return gives it back
   */
  Runnable enter(long bytes) {
    int taken = Math.min(mebibytes(bytes), all);
    free.acquireUninterruptibly(taken);
    return () -> free.release(taken);
  }

  private static int mebibytes(long bytes) {
    return (int) Math.max(1, Math.min(bytes / MIB, Integer.MAX_VALUE));
  }
}
