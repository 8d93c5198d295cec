package studio.eligen.agent.terminal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;
import studio.eligen.agent.Studio;
import studio.eligen.engine.Cancellation;

/** Runs one turn after the other on a thread of its own, so that Ctrl-C can stop each of them. */
final class TurnRunner implements AutoCloseable {

  private final Terminal terminal;
  private final Studio studio;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(TurnRunner::thread);

  /**
   * What Ctrl-C did before: JLine leaves it to the process where a terminal is dumb, and the
   * process would end. Null where the terminal tells of it.
   */
  private final Object unheard;

  private volatile Cancellation turn = new Cancellation();

  TurnRunner(Terminal terminal, Studio studio) {
    this.terminal = terminal;
    this.studio = studio;
    terminal.handle(Terminal.Signal.INT, signal -> turn.cancel());
    this.unheard =
        terminal instanceof DumbTerminal
            ? Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT))
            : null;
  }

  /** Runs a turn to its end. What is typed meanwhile is not echoed into the picture. */
  void run(Runnable work) {
    Cancellation now = new Cancellation();
    turn = now;
    boolean echo = terminal.echo(false);
    try {
      worker.submit(() -> studio.turn(now, work)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      now.cancel();
      Thread.currentThread().interrupt();
    } finally {
      terminal.echo(echo);
    }
  }

  /** Whether the last turn was told to stop. */
  boolean wereStopped() {
    return turn.isCancelled();
  }

  @Override
  public void close() {
    worker.shutdown();
    Signals.unregister("INT", unheard);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "turns");
    thread.setDaemon(true);
    return thread;
  }
}
