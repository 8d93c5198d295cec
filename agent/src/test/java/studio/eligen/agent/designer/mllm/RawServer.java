package studio.eligen.agent.designer.mllm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A bare socket that answers each request with bytes, as no library would send them. */
final class RawServer implements AutoCloseable {

  static final String ANSWER =
      "data: {\"choices\": [{\"delta\": {\"content\": \"Good morning.\"}, \"finish_reason\": \"stop\"}]}\n\ndata: [DONE]\n\n";

  private final ServerSocket socket;
  private final Function<String, byte[]> answering;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param answering gives the bytes to a request's head
   */
  RawServer(Function<String, byte[]> answering) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.answering = answering;
    Thread thread = new Thread(this::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The heads of the requests, in order. */
  List<String> requests() {
    return requests;
  }

  static byte[] response(String headers, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ("HTTP/1.1 "
                + headers
                + "\r\nConnection: close\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] response(String headers) {
    return response(headers, ANSWER.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        String head = head(client.getInputStream());
        requests.add(head);
        client.getOutputStream().write(answering.apply(head));
        client.getOutputStream().flush();
        client.shutdownOutput();
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client went away, or this is closed.
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || head.isEmpty() && !Character.isLetter(next)) {
        break; // no HTTP
      }
      head.append((char) next);
    }
    String length = head.toString().replaceFirst("(?is).*\r\ncontent-length: (\\d+).*", "$1");
    in.readNBytes(length.matches("\\d+") ? Integer.parseInt(length) : 0);
    return head.toString();
  }
}
