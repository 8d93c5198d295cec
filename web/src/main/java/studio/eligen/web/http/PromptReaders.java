package studio.eligen.web.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives up answers that are read too slowly: each holds a thread, and with it a few bytes in a
 * minute would do so for days. Streams of events last, and are counted by themselves.
 */
final class PromptReaders extends Handler.Wrapper {

  private final int graceSeconds;
  private final long bytesASecond;

  /**
   * @param graceSeconds that an answer may take which nobody reads
   * @param bytesASecond it may take a second more for each so many bytes that went
   */
  PromptReaders(int graceSeconds, long bytesASecond) {
    this.graceSeconds = graceSeconds;
    this.bytesASecond = bytesASecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHttpURI().getPath().equals(EventStream.PATH)) {
      Answer answer = new Answer(request, response);
      Request.addCompletionListener(request, failure -> answer.over = true);
      answer.watchLater();
    }
    return super.handle(request, response, callback);
  }

  /** One answer, from the first of its bytes on: before that, nobody can read any. */
  private final class Answer {

    private final Request request;
    private final Response response;
    private volatile boolean over;
    private long begun;

    Answer(Request request, Response response) {
      this.request = request;
      this.response = response;
    }

    void watchLater() {
      getServer().getScheduler().schedule(this::watch, 1, TimeUnit.SECONDS);
    }

    private void watch() {
      if (over) {
        return;
      }
      if (begun == 0 && response.isCommitted()) {
        begun = System.nanoTime();
      }
      double seconds = begun == 0 ? 0 : (System.nanoTime() - begun) / 1e9;
      double may = graceSeconds + (double) Response.getContentBytesWritten(response) / bytesASecond;
      if (seconds > may) {
        request
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint()
            .close(new IOException("The answer is read too slowly."));
      } else {
        watchLater();
      }
    }
  }
}
