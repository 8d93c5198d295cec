package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;

/** The OpenAPI document says what the server does. */
@Timeout(60)
class ApiDocumentTest {

  @TempDir Path folder;
  private final FakeRenderer renderer = FakeRenderer.held();
  private RunningStudio studio;
  private JsonNode document;

  @BeforeEach
  void read() {
    studio = RunningStudio.with(folder, renderer);
    document = studio.browser().json("/api/openapi.json");
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  private record Operation(String path, String method, JsonNode json) {}

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue()
          .properties()
          .forEach(
              each -> operations.add(new Operation(path.getKey(), each.getKey(), each.getValue())));
    }
    return operations;
  }

  @Test
  void every_route_is_described_and_everything_described_is_a_route() {
    List<String> described =
        operations().stream()
            .map(operation -> operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
            .toList();
    assertThat(studio.server.routes().stream().filter(route -> route.contains(" /api/")).toList())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void every_parameter_of_a_path_and_every_named_schema_is_there() {
    for (Operation operation : operations()) {
      assertThat(operation.json().path("summary").asText()).isNotBlank();
      assertThat(operation.json().path("responses").size()).isPositive();
      List<String> names = new ArrayList<>();
      operation
          .json()
          .path("parameters")
          .forEach(each -> names.add("{" + each.path("name").asText() + "}"));
      for (String part : operation.path().split("/")) {
        if (part.startsWith("{")) {
          assertThat(names).as(operation.path()).contains(part);
        }
      }
    }
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.textValue().substring(1);
      assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
    }
  }

  @Test
  void what_the_server_answers_has_the_fields_that_are_described() {
    Browser browser = studio.browser();
    browser.get("/");
    assertFields(browser.json("/api/studio"), "Studio");
    assertFields(browser.json("/api/studio").path("settings"), "Settings");
    assertFields(browser.json(browser.begin()), "Conversation");
  }

  @Test
  void what_is_told_and_answered_while_turns_run_is_as_described() {
    Browser browser = studio.browser();
    String talk = browser.begin();
    try (Events events = browser.events()) {
      browser.done(talk + "/say", "{\"words\":\"a cat and a red ball on a beach\"}");
      renderer.let(3);
      events.await(event -> event.is("step") && event.data().path("step").intValue() == 2);
      browser.done(talk + "/say", "{\"words\":\"and a dog\"}");
      assertDescribed(browser.json(talk), "Conversation");
      browser.put(talk + "/waiting", "{\"turns\":[2]}");
      events.await("arranged");
      browser.done(talk + "/cancel", "{}");
      renderer.letAll();
      events.awaitEnd(talk, 2);
      browser.act(events, talk, "variations", "{\"number\":2}");
      browser.patch(talk, "{\"pinned\":true}");
      events.await("listed");
      assertThat(events.seen().stream().map(Events.Event::name))
          .contains(
              "began",
              "arranged",
              "reply",
              "designed",
              "planned",
              "step",
              "failed",
              "varied",
              "pictured",
              "listed");
      events.seen().forEach(this::assertDescribed);
    }
    assertDescribed(browser.json(talk), "Conversation");
    assertDescribed(browser.json("/api/studio"), "Studio");
    browser.json("/api/conversations").forEach(one -> assertDescribed(one, "ConversationSummary"));
    browser.json("/api/gallery").forEach(one -> assertDescribed(one, "KeptPicture"));
  }

  private void assertDescribed(Events.Event event) {
    ObjectNode told = JsonNodeFactory.instance.objectNode().put("event", event.name());
    assertDescribed(told.set("data", event.data()), "StudioEvent");
  }

  private void assertDescribed(JsonNode answer, String schema) {
    assertThat(new Described(document).differences(answer, schema)).as(schema).isEmpty();
  }

  private void assertFields(JsonNode answer, String schema) {
    List<String> described = new ArrayList<>();
    document
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(described::add);
    List<String> sent = new ArrayList<>();
    answer.fieldNames().forEachRemaining(sent::add);
    assertThat(sent).as(schema).containsExactlyInAnyOrderElementsOf(described);
  }
}
