package studio.eligen.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A little proxy: passes what lies below a path on as it is, tells for whom, and has a page of its
 * own elsewhere. One connection is one request.
 */
final class ReverseProxy implements AutoCloseable {

  /** Headers that are between two neighbours alone. */
  private static final Pattern HOP =
      Pattern.compile("(?im)^(Connection|Upgrade|HTTP2-Settings): [^\r]*\r\n");

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String path;
  private final int target;
  private final String told;

  /**
   * @param path such as "/eligen"
   * @param target the studio's port
   * @param told headers of what the proxy knows, each with its end of line
   */
  ReverseProxy(String path, int target, String told) throws IOException {
    this.path = path;
    this.target = target;
    this.told = told;
    inBackground(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A connection that breaks is the end of it, and what a test sees of it is an answer missing. */
  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of both ends is gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() throws IOException {
    while (true) {
      Socket visitor = listening.accept();
      inBackground(() -> serve(visitor));
    }
  }

  private void serve(Socket visitor) throws IOException {
    try (visitor) {
      String head = head(visitor.getInputStream());
      if (!head.matches("(?s)[A-Z]+ " + path + "[/ ?].*")) {
        write(visitor, "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\nAnother program.");
        return;
      }
      try (Socket studio = new Socket(InetAddress.getLoopbackAddress(), target)) {
        write(studio, HOP.matcher(head).replaceAll(""));
        write(studio, "Connection: close\r\n" + told + "\r\n");
        inBackground(() -> visitor.getInputStream().transferTo(studio.getOutputStream()));
        studio.getInputStream().transferTo(visitor.getOutputStream());
      }
    }
  }

  /** The lines up to the empty one. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("gone");
      }
      head.append((char) next);
    }
    return head.substring(0, head.length() - 2);
  }

  private static void write(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    to.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
