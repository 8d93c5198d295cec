package studio.eligen.agent.terminal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jline.terminal.Terminal;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;

/** Runs one turn after the other on a thread of its own, so that Ctrl-C can stop each of them. */
final class TurnRunner implements AutoCloseable {

  private final Terminal terminal;
  private final List<Runnable> cancels;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(TurnRunner::thread);
  private volatile boolean running;
  private volatile boolean stopping;

  TurnRunner(Terminal terminal, Studio studio, DesignImporter importer) {
    this.terminal = terminal;
    this.cancels = List.of(studio::cancel, importer::cancel);
    terminal.handle(Terminal.Signal.INT, signal -> stop());
    studio.listen(this::hear);
  }

  /** Runs a turn to its end. What is typed meanwhile is not echoed into the picture. */
  void run(Runnable turn) {
    stopping = false;
    running = true;
    boolean echo = terminal.echo(false);
    try {
      worker.submit(turn).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    } finally {
      running = false;
      terminal.echo(echo);
    }
  }

  /** Whether the last turn was told to stop. */
  boolean wereStopped() {
    return stopping;
  }

  private void stop() {
    if (running) {
      stopping = true;
      cancels.forEach(Runnable::run);
    }
  }

  /** A turn that was stopped before its picture was begun does not begin it. */
  private void hear(StudioEvent event) {
    if (stopping && event instanceof StudioEvent.Planned) {
      cancels.forEach(Runnable::run);
    }
  }

  @Override
  public void close() {
    worker.shutdown();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "turns");
    thread.setDaemon(true);
    return thread;
  }
}
