package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Cancellation.Registration;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/**
 * Where renders of several owners wait for what draws them, one at a time. The address that was
 * served longest ago is next, of its owners the one that was, and the renders of one owner stay in
 * their order: who comes with many names from one place waits as one who has one.
 */
public final class RoundRobinQueue implements AutoCloseable {

  private final Renderer behind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Ticket> waiting = new ArrayList<>();

  /** When each owner and address for whom is drawn was served last: larger is later. */
  private final Map<Object, Long> served = new HashMap<>();

  private final Cancellation closing = new Cancellation();
  private long turns;
  private boolean drawing;

  private record Owner(String name) {}

  private record Address(String name) {}

  /** A render that waits. It is compared by identity: two may be alike. */
  private static final class Ticket {
    private final Owner owner;
    private final Address address;

    Ticket(String owner, String address) {
      this.owner = new Owner(owner);
      this.address = new Address(address);
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
   * @param address from which they are asked for, at the moment
   * @param position hears how many renders will be drawn before, whenever that changes and at least
   *     once where there is something to wait for; in the thread that waits
   */
  public Renderer renderer(String owner, Supplier<String> address, IntConsumer position) {
    return new Renderer() {
      @Override
      public RenderedImage render(
          RenderRequest request, RenderListener listener, Cancellation cancellation) {
        Cancellation render = cancellation.child();
        try (Registration closed = closing.onCancel(render::cancel);
            Registration woken = render.onCancel(RoundRobinQueue.this::wake)) {
          return draw(new Ticket(owner, address.get()), position, request, listener, render);
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
      serve(served, ticket, ++turns);
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
    Map<Object, Long> last = new HashMap<>(served);
    Comparator<Ticket> longest =
        Comparator.<Ticket>comparingLong(ticket -> last.getOrDefault(ticket.address, 0L))
            .thenComparingLong(ticket -> last.getOrDefault(ticket.owner, 0L));
    List<Ticket> order = new ArrayList<>();
    for (long turn = turns + 1; !rest.isEmpty(); turn++) {
      // Of equals the first, who came first.
      Ticket next = rest.stream().min(longest).orElseThrow();
      rest.remove(next);
      serve(last, next, turn);
      order.add(next);
    }
    return order;
  }

  private static void serve(Map<Object, Long> last, Ticket ticket, long turn) {
    last.put(ticket.owner, turn);
    last.put(ticket.address, turn);
  }

  /** Stops what is drawn and refuses what waits. */
  @Override
  public void close() {
    closing.cancel();
    behind.close();
  }
}
