package studio.eligen.agent.designer.mllm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A server's bytes, as many as an answer may have. */
final class LimitedStream extends FilterInputStream {

  /** More came than an answer may have. */
  static final class TooLong extends IOException {
    private TooLong(long most) {
      super("more than " + most + " bytes");
    }
  }

  private final long most;
  private final Runnable onFirstByte;
  private long count;

  LimitedStream(InputStream in, long most, Runnable onFirstByte) {
    super(in);
    this.most = most;
    this.onFirstByte = onFirstByte;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  private void counted(int read) throws TooLong {
    if (count == 0 && read > 0) {
      onFirstByte.run();
    }
    count += read;
    if (count > most) {
      throw new TooLong(most);
    }
  }
}
