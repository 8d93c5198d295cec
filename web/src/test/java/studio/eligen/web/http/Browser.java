package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What a browser does: keeps its cookie, and says where a request comes from. */
final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();

  final String origin;
  private final String base;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";

  Browser(int port) {
    this(port, "");
  }

  /**
   * @param base path below which the studio lies, or empty
   */
  Browser(int port, String base) {
    this.base = base;
    origin = "http://127.0.0.1:" + port;
  }

  String cookie() {
    return cookie;
  }

  /** Comes with this cookie, whoever gave it. */
  void useCookie(String value) {
    cookie = value;
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(60));
    if (!cookie.isEmpty()) {
      request.header("Cookie", Authentication.COOKIE + "=" + cookie);
    }
    return request;
  }

  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = sent(request);
      setCookie(response)
          .ifPresent(header -> cookie = header.replaceFirst("[^=]*=([^;]*).*", "$1"));
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As browsers do, once more where a kept connection had been closed before any answer came. */
  private HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
        throw e;
      }
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  static Optional<String> setCookie(HttpResponse<?> response) {
    return response.headers().firstValue("Set-Cookie");
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET().build());
  }

  JsonNode json(String path) {
    HttpResponse<byte[]> response = get(path);
    assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(200);
    return read(response);
  }

  HttpResponse<byte[]> post(String path, String json) {
    return send(
        request(path)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<byte[]> put(String path, String json) {
    return send(
        request(path)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<byte[]> patch(String path, String json) {
    return send(
        request(path)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<byte[]> delete(String path) {
    return send(request(path).header("Origin", origin).DELETE().build());
  }

  HttpResponse<byte[]> drop(String name, String type, byte[] file) {
    return send("/api/open?name=" + name, type, file);
  }

  /** Sends a picture to where it is to go, and reads the answer of this status. */
  JsonNode done(String path, byte[] picture, int status) {
    HttpResponse<byte[]> response = send(path, "image/png", picture);
    assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(status);
    return read(response);
  }

  HttpResponse<byte[]> importing(String name, byte[] zip) {
    return send("/api/import?name=" + name, "application/zip", zip);
  }

  private HttpResponse<byte[]> send(String path, String type, byte[] file) {
    return send(
        request(path)
            .header("Origin", origin)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  /** Posts what has to be taken on. */
  JsonNode done(String path, String json) {
    HttpResponse<byte[]> response = post(path, json);
    assertThat(response.statusCode()).as(new String(response.body())).isBetween(200, 204);
    return response.body().length == 0 ? JSON.nullNode() : read(response);
  }

  /** Begins a conversation; its address. */
  String begin() {
    return base
        + "/api/conversations/"
        + done(base + "/api/conversations", "{}").path("id").textValue();
  }

  /** The bytes of a version's picture, which has to be there. */
  byte[] picture(String conversation, int version) {
    HttpResponse<byte[]> response =
        get(version(json(conversation), version).path("picture").textValue());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** A version in the state of a conversation. */
  static JsonNode version(JsonNode state, int number) {
    return state.path("versions").path(number);
  }

  /** Says something, and waits until the turn is over. */
  void say(Events events, String conversation, String words) {
    String json = JSON.createObjectNode().put("words", words).toString();
    int turn = done(conversation + "/say", json).path("turn").intValue();
    events.awaitEnd(conversation, turn);
  }

  /** Does something, and waits until the turn is over. */
  void act(Events events, String conversation, String what, String json) {
    int turn = done(conversation + "/" + what, json).path("turn").intValue();
    events.awaitEnd(conversation, turn);
  }

  Events events() {
    return events("");
  }

  /**
   * @param after the id of the last event that is known, or empty
   */
  Events events(String after) {
    if (cookie.isEmpty()) {
      get(base + "/");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + base + "/api/events"))
            .header("Accept", "text/event-stream")
            .header("Cookie", Authentication.COOKIE + "=" + cookie);
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    return new Events(client, request.build());
  }

  static JsonNode read(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(new String(response.body()), e);
    }
  }

  /** The sentence of a refusal. */
  static String error(HttpResponse<byte[]> response) {
    return read(response).path("error").asText();
  }
}
