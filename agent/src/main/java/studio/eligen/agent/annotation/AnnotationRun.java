package studio.eligen.agent.annotation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import studio.eligen.agent.annotation.AnnotationListener.Progress;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * Asks about many pictures, several at once, and keeps each answer as it comes. A picture whose
 * answer is kept is not asked about again, so a run that was stopped goes on when it is run again.
 */
public final class AnnotationRun {

  /** After so many pictures in a row without an answer the next would have none either. */
  private static final int MOST_IN_A_ROW = 10;

  /** More pictures at once only wait in the server's line. */
  public static final int MOST_AT_ONCE = 256;

  private final Annotator annotator;
  private final DatasetFolder dataset;
  private final Gate gate;
  private final Patience patience;
  private final int atOnce;
  private final AnnotationListener listener;

  private final Set<String> claimed = new HashSet<>();

  /** Why no further picture is asked about. */
  private final AtomicReference<RuntimeException> end = new AtomicReference<>();

  private Progress progress;
  private int inARow;

  /**
   * A run that has not begun.
   *
   * @param atOnce pictures that are asked about at the same time, 1 to {@link #MOST_AT_ONCE}
   * @param gate is passed before each question
   */
  public AnnotationRun(
      Annotator annotator,
      DatasetFolder dataset,
      Gate gate,
      Patience patience,
      int atOnce,
      AnnotationListener listener) {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new BadRequest(
          "%d pictures cannot be asked about at once; give 1 to %d."
              .formatted(atOnce, MOST_AT_ONCE));
    }
    this.annotator = annotator;
    this.dataset = dataset;
    this.gate = gate;
    this.patience = patience;
    this.atOnce = atOnce;
    this.listener = listener;
  }

  /**
   * Goes through all pictures.
   *
   * @return what became of them
   * @throws RenderException.Cancelled if it was cancelled; what was answered is kept
   * @throws MllmException if the server answers none of them; what was answered is kept
   * @throws RenderException if an answer cannot be kept
   */
  public Progress run(List<? extends PictureSource> pictures, Cancellation cancellation) {
    progress = new Progress(pictures.size(), 0, 0, 0);
    end.set(null);
    Cancellation whole = cancellation.child();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    Semaphore free = new Semaphore(atOnce);
    try {
      for (PictureSource picture : pictures) {
        free.acquire();
        if (whole.isCancelled()) {
          break;
        }
        threads.execute(() -> annotateOrEnd(picture, whole, free));
      }
      threads.shutdown();
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      whole.cancel();
    } finally {
      threads.shutdownNow();
    }
    cancellation.throwIfCancelled();
    if (end.get() != null) {
      throw end.get();
    }
    return progress;
  }

  private void annotateOrEnd(PictureSource picture, Cancellation whole, Semaphore free) {
    try {
      annotate(picture, whole);
    } catch (RuntimeException e) {
      end.compareAndSet(null, e);
      whole.cancel();
    } catch (OutOfMemoryError e) {
      fail(picture, new BadRequest("Java has too little memory for it.", e));
    } finally {
      free.release();
    }
  }

  private void annotate(PictureSource source, Cancellation cancellation) {
    DatasetPicture picture;
    Annotation annotation;
    try {
      byte[] file = source.read(cancellation);
      String key = annotator.key(Annotator.hash(file));
      if (!claim(key)) {
        count(0, 1, 0);
        return;
      }
      picture = DatasetPicture.of(file, source.name());
      annotation = annotator.annotate(picture, gate, patience(), cancellation);
    } catch (MllmException.Cancelled | RenderException.Cancelled e) {
      throw new RenderException.Cancelled();
    } catch (MllmException.Refused | MllmException.Blind | MllmException.Unreachable e) {
      throw e; // so is every other picture
    } catch (MllmException | BadRequest e) {
      fail(source, e);
      return;
    }
    dataset.add(annotation, picture);
    count(1, 0, 0);
  }

  /** A server that has not answered yet is more likely a wrong address than one that is away. */
  private synchronized Patience patience() {
    return progress.asked() > 0 ? patience : patience.withTries(2);
  }

  /** Whether it is for this thread to ask, and nobody has asked before. */
  private boolean claim(String key) {
    synchronized (claimed) {
      return !dataset.has(key) && claimed.add(key);
    }
  }

  private synchronized void count(int asked, int known, int failed) {
    inARow = failed == 0 ? 0 : inARow + failed;
    progress =
        new Progress(
            progress.pictures(),
            progress.asked() + asked,
            progress.known() + known,
            progress.failed() + failed);
    listener.onPicture(progress);
  }

  private synchronized void fail(PictureSource source, RuntimeException why) {
    listener.onFailure(source.name(), why.getMessage(), progress.failed());
    count(0, 0, 1);
    if (why instanceof MllmException unanswered && inARow >= MOST_IN_A_ROW) {
      throw unanswered;
    }
  }
}
