package studio.eligen.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A stream of events, read in a thread of its own. */
final class Events implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Event END = new Event("", "end of stream", JSON.createObjectNode());

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
  private final List<Event> seen = new ArrayList<>();

  record Event(String id, String name, JsonNode data) {
    boolean is(String other) {
      return name.equals(other);
    }
  }

  Events(HttpClient client, HttpRequest request) {
    try {
      response = client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Thread reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
  }

  int status() {
    return response.statusCode();
  }

  private void read() {
    try (Scanner lines = new Scanner(response.body(), StandardCharsets.UTF_8)) {
      String id = "";
      String name = "";
      String data = "";
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.startsWith(":")) {
          queue.add(new Event("", "comment", JSON.createObjectNode()));
        } else if (line.isEmpty() && !name.isEmpty()) {
          queue.add(new Event(id, name, JSON.readTree(data)));
          name = "";
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } finally {
      queue.add(END);
    }
  }

  /** The next event of this kind; those before it are passed over. */
  Event await(String name) {
    return await(event -> event.is(name));
  }

  Event await(Predicate<Event> wanted) {
    try {
      while (true) {
        Event event = queue.poll(60, TimeUnit.SECONDS);
        if (event == null || event == END) {
          throw new AssertionError("It never came; what came is " + seen);
        }
        seen.add(event);
        if (wanted.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitEnd(String conversation, int turn) {
    await(
        event ->
            event.is("ended")
                && event.data().path("turn").intValue() == turn
                && conversation.endsWith(event.data().path("conversation").textValue()));
  }

  /** Waits until the server ends the stream. */
  void awaitClose() {
    try {
      Event event;
      do {
        event = queue.poll(60, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("The stream goes on.");
        }
      } while (event != END);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events that were awaited or passed over, without comments. */
  List<Event> seen() {
    return seen.stream().filter(event -> !event.is("comment")).toList();
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
