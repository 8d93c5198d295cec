package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;

class SourceTest {

  @Test
  void a_dash_reads_the_request_from_standard_input() {
    Source source = read("{\"prompt\": \"a lake\"}");

    assertThat(source.request().prompt()).isEqualTo("a lake");
    assertThat(source.recipe()).isEmpty();
  }

  @Test
  void a_refusal_of_standard_input_says_where_it_came_from() {
    assertThatThrownBy(() -> read("hello"))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("Standard input is not valid JSON");
  }

  private static Source read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Source.read("-", new ByteArrayInputStream(bytes), GenerationDefaults.PAPER);
  }
}
