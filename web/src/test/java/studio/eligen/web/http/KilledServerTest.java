package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program, as {@code eligen web} starts it. */
@Timeout(180)
class KilledServerTest {

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private ProcessBuilder command(String... options) {
    return WebProgram.command(folder, List.of(), options);
  }

  private WebProgram start(String... options) throws IOException {
    WebProgram program = WebProgram.start(folder, List.of(), options);
    processes.add(program.process());
    return program;
  }

  @Test
  void a_server_that_is_killed_in_the_middle_of_a_picture_loses_nothing_that_was_said()
      throws Exception {
    WebProgram first = start("--port", "0", "--size", "64x64", "--steps", "200");
    Browser browser = first.browser();
    browser.get(first.path());
    String talk = browser.begin();
    try (Events events = browser.events()) {
      browser.put("/api/settings", "{\"steps\":2}");
      browser.say(events, talk, "a cat on a beach");
      browser.put("/api/settings", "{\"steps\":200}");
      browser.done(talk + "/say", "{\"words\":\"move it left\"}");
      events.await(event -> event.is("step") && event.data().path("version").intValue() == 2);
    }
    byte[] picture = browser.get(talk + "/pictures/1").body();
    first.process().destroyForcibly().waitFor();

    WebProgram second = start("--port", "0", "--size", "64x64");
    Browser again = second.browser();
    again.useCookie(browser.cookie());
    JsonNode state = again.json(talk);
    assertThat(state.path("current").intValue()).isEqualTo(2);
    assertThat(state.path("turns")).hasSize(2);
    assertThat(state.path("busy").isNull()).isTrue();
    assertThat(again.get(talk + "/pictures/1").body()).isEqualTo(picture);
    again.put("/api/settings", "{\"steps\":2}");
    try (Events events = again.events()) {
      again.act(events, talk, "draw", "{}");
    }
    assertThat(again.get(talk + "/pictures/2").statusCode()).isEqualTo(200);
  }

  @Test
  void a_polite_signal_ends_the_program_soon_even_while_it_draws() throws Exception {
    WebProgram program = start("--port", "0", "--size", "64x64", "--steps", "1000");
    Browser browser = program.browser();
    String talk;
    try (Events events = browser.events()) {
      talk = browser.begin();
      browser.done(talk + "/say", "{\"words\":\"a cat\"}");
      events.await("step");
    }
    program.process().destroy();
    assertThat(program.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_port_that_is_taken_is_said_to_be() throws Exception {
    WebProgram first = start("--port", "0", "--no-render");
    String port = String.valueOf(first.browser().origin.replaceFirst(".*:", ""));
    Process second = command("--port", port, "--no-render").redirectErrorStream(true).start();
    processes.add(second);
    String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(said).contains("Port " + port + " is in use").contains("--port 0").hasLineCount(1);
  }

  @Test
  void a_wider_address_without_a_password_is_refused() throws Exception {
    ProcessBuilder builder = command("--host", "0.0.0.0").redirectErrorStream(true);
    builder.environment().remove("ELIGEN_TOKEN");
    Process process = builder.start();
    processes.add(process);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("ELIGEN_TOKEN").hasLineCount(1);
  }
}
