package studio.eligen.web.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many bytes of large bodies are in memory at once. Who finds no room waits, in no thread; no
 * address has more than half of it, so that slow ones leave room for others.
 */
final class BodyRoom {

  /** Less could not take the largest body. */
  private static final long LEAST = RequestBody.FILE;

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_WAITING_FROM_ADDRESS = 250;

  private final long most;
  private final Map<String, Long> held = new HashMap<>();
  private final Set<Ticket> inside = new HashSet<>();
  private final Set<Ticket> waiting = new LinkedHashSet<>();
  private long all;

  /**
   * @param most bytes at once
   */
  BodyRoom(long most) {
    this.most = Math.max(LEAST, most);
  }

  /** A sixteenth of the heap: what becomes of a body takes several times its bytes. */
  static BodyRoom ofHeap() {
    return new BodyRoom(Runtime.getRuntime().maxMemory() / 16);
  }

  /** One body; compared by identity. */
  final class Ticket {
    private final String address;
    private final long bytes;
    private final Runnable begin;

    private Ticket(String address, long bytes, Runnable begin) {
      this.address = address;
      this.bytes = bytes;
      this.begin = begin;
    }

    /**
     * Comes in, now or later; then {@link #leave}.
     *
     * @throws Problem if too many wait already
     */
    void enter() {
      synchronized (BodyRoom.this) {
        if (!fits(this)) {
          await(this);
          return;
        }
        admit(this);
      }
      begin.run();
    }

    /** Makes room for others; does nothing where it never came, or the second time. */
    void leave() {
      List<Ticket> next;
      synchronized (BodyRoom.this) {
        waiting.remove(this);
        next = inside.remove(this) ? afterLeaving(this) : List.of();
      }
      next.forEach(ticket -> ticket.begin.run());
    }
  }

  /**
   * A body that wants to come in.
   *
   * @param begin is run once there is room, at once or in the thread of who left
   */
  Ticket ticket(String address, long bytes, Runnable begin) {
    return new Ticket(address, Math.min(bytes, most / 2), begin);
  }

  private boolean fits(Ticket ticket) {
    long same = held.getOrDefault(ticket.address, 0L) + ticket.bytes;
    return all + ticket.bytes <= most && same <= most / 2;
  }

  private void admit(Ticket ticket) {
    inside.add(ticket);
    all += ticket.bytes;
    held.merge(ticket.address, ticket.bytes, Long::sum);
  }

  private void await(Ticket ticket) {
    long same = waiting.stream().filter(each -> each.address.equals(ticket.address)).count();
    if (waiting.size() >= MOST_WAITING || same >= MOST_WAITING_FROM_ADDRESS) {
      throw new Problem(
          429, "%d large uploads wait already; try again in a moment.".formatted(waiting.size()));
    }
    waiting.add(ticket);
  }

  /** Those who come in instead. */
  private List<Ticket> afterLeaving(Ticket gone) {
    all -= gone.bytes;
    held.computeIfPresent(
        gone.address, (key, now) -> now > gone.bytes ? now - gone.bytes : null);
    List<Ticket> next = new ArrayList<>();
    for (Ticket ticket : List.copyOf(waiting)) {
      if (fits(ticket)) {
        waiting.remove(ticket);
        admit(ticket);
        next.add(ticket);
      }
    }
    return next;
  }
}
