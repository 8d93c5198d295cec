package studio.eligen.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Plays a server of OpenAI's API that describes pictures, and counts the questions about each. From
 * some question on it answers nobody, until it is told to go on.
 */
final class CountingModel implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Integer> questions = new TreeMap<>();
  private final int freely;
  private final CompletableFuture<Void> stuck = new CompletableFuture<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final int waiting;
  private int begun;

  /**
   * @param freely questions that are answered at once
   * @param waiting questions that then wait at the same time when it is {@link #stuck}
   */
  CountingModel(int freely, int waiting) {
    this.freely = freely;
    this.waiting = waiting;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  /** How often was asked about each picture, by the description that it gets. */
  synchronized Map<String, Integer> questions() {
    return new TreeMap<>(questions);
  }

  /** Done once as many wait as were to wait. */
  CompletableFuture<Void> stuck() {
    return stuck;
  }

  void goOn() {
    goOn.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode content = JSON.readTree(exchange.getRequestBody()).at("/messages/0/content");
    String picture = "Picture " + content.at("/0/image_url/url").asText().hashCode();
    boolean waits;
    synchronized (this) {
      questions.merge(picture, 1, Integer::sum);
      waits = ++begun > freely;
      if (begun >= freely + waiting) {
        stuck.complete(null);
      }
    }
    if (waits) {
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    String said =
        content.at("/1/text").asText().startsWith("Describe")
            ? picture
            : "[{\"bbox_2d\": [0, 0, 500, 500], \"label\": \"red car\"}, {\"bbox_2d\": [0, 0, 2, 2], \"label\": \"dot\"}]";
    ObjectNode body = JSON.createObjectNode().put("object", "chat.completion").put("id", "1");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", said);
    choice.put("finish_reason", "stop");
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
  }
}
