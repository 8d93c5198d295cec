package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Cancellation.Registration;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/**
 * Where renders of several owners wait for what draws them, one at a time. Whoever was served
 * longest ago is next; the renders of one owner stay in their order.
 */
public final class RoundRobinQueue implements AutoCloseable {

  private final Renderer behind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Ticket> waiting = new ArrayList<>();

  /** When each owner who waits or is drawn for was served last: larger is later. */
  private final Map<String, Long> served = new HashMap<>();

  private final Cancellation closing = new Cancellation();
  private long turns;
  private boolean drawing;

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

  /**
   * A renderer whose pictures wait their turn. Closing it leaves the queue open.
   *
   * @param owner whose pictures: those who wait are served in turn, however much one of them asks
   * @param position hears how many renders will be drawn before, whenever that changes and at least
   *     once where there is something to wait for; in the thread that waits
   */
  public Renderer renderer(String owner, IntConsumer position) {
    return new Renderer() {
      @Override
      public RenderedImage render(
          RenderRequest request, RenderListener listener, Cancellation cancellation) {
        Cancellation render = cancellation.child();
        try (Registration closed = closing.onCancel(render::cancel);
            Registration woken = render.onCancel(RoundRobinQueue.this::wake)) {
          return draw(new Ticket(owner), position, request, listener, render);
        }
      }

      @Override
      public void close() {}
    };
  }

  private RenderedImage draw(
      Ticket ticket,
      IntConsumer position,
      RenderRequest request,
      RenderListener listener,
      Cancellation cancellation) {
    takeTurn(ticket, position, cancellation);
    try {
      return behind.render(request, listener, cancellation);
    } finally {
      endTurn();
    }
  }

  private void takeTurn(Ticket ticket, IntConsumer position, Cancellation cancellation) {
    int told = -1;
    lock.lock();
    try {
      waiting.add(ticket);
      changed.signalAll();
      while (drawing || order().get(0) != ticket) {
        cancellation.throwIfCancelled();
        int now = order().indexOf(ticket);
        if (now != told) {
          told = now;
          tell(position, now);
          continue;
        }
        changed.await();
      }
      cancellation.throwIfCancelled();
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

  /** Lets those who wait look whether they are still wanted. */
  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
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

  /** Stops what is drawn and refuses what waits. */
  @Override
  public void close() {
    closing.cancel();
    behind.close();
  }
}
