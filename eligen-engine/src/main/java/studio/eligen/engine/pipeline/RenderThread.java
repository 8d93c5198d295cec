package studio.eligen.engine.pipeline;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Cancellation.Registration;
import studio.eligen.engine.RenderException;

/**
 * The one thread that calls libtorch, which keeps memory and a team of threads for every thread
 * that ever called it. Whoever wants something done here only waits; first come, first served.
 */
final class RenderThread {

  private final ExecutorService jobs = Executors.newSingleThreadExecutor(this::thread);
  private volatile Thread thread;

  /** A daemon, so that a program may end without closing its engine. */
  private Thread thread(Runnable work) {
    thread = new Thread(work, "eligen-render");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does this here, and waits until it is done. What is cancelled before it is begun is not begun,
   * and is not waited for; interrupting who waits cancels it.
   *
   * @param work ends by itself when its token is cancelled
   * @throws RenderException.Cancelled if it was not begun
   */
  <T> T call(Function<Cancellation, T> work, Cancellation cancellation) {
    return await(submit(work, cancellation.child()));
  }

  /** Does this as the last of all, and ends the thread. Does nothing the second time. */
  void close(Runnable last) {
    if (!jobs.isShutdown()) {
      Job<Void> job =
          submit(
              token -> {
                last.run();
                return null;
              },
              new Cancellation());
      jobs.shutdown();
      await(job);
    }
  }

  private <T> Job<T> submit(Function<Cancellation, T> work, Cancellation token) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "A listener runs on the thread that draws, so it cannot wait for that thread; ask from another one.");
    }
    Job<T> job = new Job<>(work, token);
    try {
      jobs.execute(job);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("This engine is closed; load the model again.", e);
    }
    return job;
  }

  /** Something to be done once, unless it is given up before. */
  private record Job<T>(
      Function<Cancellation, T> work,
      Cancellation token,
      AtomicBoolean taken,
      CompletableFuture<T> result)
      implements Runnable {

    Job(Function<Cancellation, T> work, Cancellation token) {
      this(work, token, new AtomicBoolean(), new CompletableFuture<>());
    }

    @Override
    public void run() {
      if (taken.compareAndSet(false, true)) {
        try {
          result.complete(work.apply(token));
        } catch (Throwable e) { // an Error as well is for whoever waits
          result.completeExceptionally(e);
        }
      }
    }

    void giveUp() {
      if (taken.compareAndSet(false, true)) {
        result.completeExceptionally(new RenderException.Cancelled());
      }
    }
  }

  private static <T> T await(Job<T> job) {
    boolean interrupted = false;
    try (Registration unwanted = job.token().onCancel(job::giveUp)) {
      while (true) {
        try {
          return job.result().get();
        } catch (InterruptedException e) {
          interrupted = true;
          job.token().cancel();
        } catch (ExecutionException e) {
          throw seenFromHere(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same failure, whose trace tells both where it happened and who had asked. */
  private static RuntimeException seenFromHere(Throwable failure) {
    failure.setStackTrace(
        Stream.of(failure.getStackTrace(), new Throwable().getStackTrace())
            .flatMap(Arrays::stream)
            .toArray(StackTraceElement[]::new));
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
