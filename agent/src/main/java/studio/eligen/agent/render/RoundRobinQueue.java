package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/**
 * One render at a time in this process, in the threads that ask for them. Whoever was served
 * longest ago is next; the renders of one owner stay in their order.
 */
public final class RoundRobinQueue implements RenderQueue {

  /** How often somebody who waits looks whether the picture is still wanted. */
  private static final long LOOK_MILLIS = 50;

  private final Renderer behind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Ticket> waiting = new ArrayList<>();

  /** When each owner who waits or is drawn for was served last: larger is later. */
  private final Map<String, Long> served = new HashMap<>();

  private long turns;
  private boolean drawing;
  private volatile boolean closed;

  /** A render that waits. It is compared by identity: two may be alike. */
  private static final class Ticket {
    private final String owner;

    Ticket(String owner) {
      this.owner = owner;
    }
  }

  /**
   * @param behind draws the pictures; closed with the queue
   */
  public RoundRobinQueue(Renderer behind) {
    this.behind = behind;
  }

  @Override
  public Renderer renderer(String owner, IntConsumer position) {
    return new Renderer() {
      @Override
      public RenderedImage render(RenderRequest request, RenderListener listener) {
        return draw(owner, position, request, listener);
      }

      @Override
      public void close() {}
    };
  }

  private RenderedImage draw(
      String owner, IntConsumer position, RenderRequest request, RenderListener listener) {
    takeTurn(new Ticket(owner), position, listener);
    try {
      return behind.render(request, untilClosed(listener));
    } finally {
      endTurn();
    }
  }

  private void takeTurn(Ticket ticket, IntConsumer position, RenderListener listener) {
    int told = -1;
    lock.lock();
    try {
      waiting.add(ticket);
      changed.signalAll();
      while (drawing || order().get(0) != ticket) {
        throwIfUnwanted(listener);
        int now = order().indexOf(ticket);
        if (now != told) {
          told = now;
          tell(position, now);
          continue;
        }
        changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      throwIfUnwanted(listener);
      drawing = true;
      served.put(ticket.owner, ++turns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException.Cancelled();
    } finally {
      waiting.remove(ticket);
      changed.signalAll();
      lock.unlock();
    }
  }

  /** Whoever hears it may take its time: meanwhile the queue goes on. */
  private void tell(IntConsumer position, int now) {
    lock.unlock();
    try {
      position.accept(now);
    } finally {
      lock.lock();
    }
  }

  private void throwIfUnwanted(RenderListener listener) {
    if (closed || listener.isCancelled()) {
      throw new RenderException.Cancelled();
    }
  }

  private void endTurn() {
    lock.lock();
    try {
      drawing = false;
      // Who neither waits nor was served since the others came need not be remembered.
      if (waiting.isEmpty()) {
        served.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All that wait, in the order in which they will be drawn. */
  private List<Ticket> order() {
    List<Ticket> rest = new ArrayList<>(waiting);
    Map<String, Long> last = new HashMap<>(served);
    List<Ticket> order = new ArrayList<>();
    for (long turn = turns + 1; !rest.isEmpty(); turn++) {
      Ticket next = rest.get(0);
      for (Ticket ticket : rest) {
        if (last.getOrDefault(ticket.owner, 0L) < last.getOrDefault(next.owner, 0L)) {
          next = ticket;
        }
      }
      rest.remove(next);
      last.put(next.owner, turn);
      order.add(next);
    }
    return order;
  }

  private RenderListener untilClosed(RenderListener listener) {
    return new RenderListener() {
      @Override
      public void onStep(Step step) {
        listener.onStep(step);
      }

      @Override
      public boolean isCancelled() {
        return closed || listener.isCancelled();
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    behind.close();
  }
}
