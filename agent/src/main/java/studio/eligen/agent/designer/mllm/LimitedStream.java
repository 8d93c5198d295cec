package studio.eligen.agent.designer.mllm;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A server's bytes, as many as an answer may have. */
final class LimitedStream extends FilterInputStream {

  /** More came than an answer may have. */
  static final class TooLong extends IOException {
    private TooLong(long most) {
      super("more than " + most + " bytes");
    }
  }

  private static final int MOST_KEPT = 2_048;

  private final long most;
  private final Runnable onBytes;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private long count;

  LimitedStream(InputStream in, long most, Runnable onBytes) {
    super(in);
    this.most = most;
    this.onBytes = onBytes;
  }

  /** What has come first, as much as is needed to see what it is. */
  String beginning() {
    return beginning.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      keep(new byte[] {(byte) value}, 0, 1);
    }
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    keep(bytes, offset, read);
    counted(Math.max(0, read));
    return read;
  }

  private void keep(byte[] bytes, int offset, int read) {
    int some = Math.min(read, MOST_KEPT - beginning.size());
    if (some > 0) {
      beginning.write(bytes, offset, some);
    }
  }

  private void counted(int read) throws TooLong {
    if (read > 0) {
      onBytes.run();
    }
    count += read;
    if (count > most) {
      throw new TooLong(most);
    }
  }
}
