package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

class DesignFileTest {

  @TempDir Path folder;

  @Test
  void a_design_comes_back_as_it_was_written() {
    DesignFile.write(Talks.everyKind(), folder.resolve("001.json"));
    assertThat(DesignFile.read(folder.resolve("001.json"))).isEqualTo(Talks.everyKind());
    assertThat(folder.resolve("001-cloud.mask.png")).exists();
  }

  @Test
  void the_file_has_exactly_the_documented_form() throws Exception {
    Design design =
        new Design(
            new Canvas(256, 160),
            "on a beach",
            "",
            "",
            3,
            List.of(new Entity("cat", "cat", new Region.Box(0.25, 0.5, 0.5, 1))));
    DesignFile.write(design, folder.resolve("001.json"));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(folder.resolve("001.json").toFile()))
        .isEqualTo(
            json.readTree(
                """
                {"canvas":{"width":256,"height":160},"scene":"on a beach","style":"","negative":"",
                 "seed":3,"entities":[
                  {"id":"cat","prompt":"cat","region":{"box":[0.25,0.5,0.5,1.0]}}]}
                """));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void locked_and_hidden_things_are_written_so_and_all_others_as_before() {
    Region.Box box = new Region.Box(0, 0, 1, 1);
    Design design =
        Design.blank(new Canvas(64, 64), 0)
            .with(new DesignEdit.AddEntity(new Entity("a", "cat", box, true, false)))
            .with(new DesignEdit.AddEntity(new Entity("b", "dog", box, false, true)))
            .with(new DesignEdit.AddEntity(new Entity("c", "owl", box)));
    String text = DesignJson.text(design);
    assertThat(text)
        .contains(
            "{\"id\":\"a\",\"prompt\":\"cat\",\"region\":{\"box\":[0.0,0.0,1.0,1.0]},\"locked\":true}",
            "{\"id\":\"b\",\"prompt\":\"dog\",\"region\":{\"box\":[0.0,0.0,1.0,1.0]},\"hidden\":true}",
            "{\"id\":\"c\",\"prompt\":\"owl\",\"region\":{\"box\":[0.0,0.0,1.0,1.0]}}");
    assertThat(DesignJson.read(text)).isEqualTo(design);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                    | canvas",
        "{\"canvas\":{\"width\":64,\"height\":64},\"colour\":1}      | unknown field \"colour\"",
        "{\"canvas\":{\"width\":60,\"height\":64}}                 | multiple of 16",
        "{\"canvas\":{\"width\":64,\"height\":64},\"seed\":1.5}    | whole number",
        "{\"canvas\":{\"width\":64,\"height\":64},\"scene\":1}     | no text",
        "{\"canvas\":{\"width\":64,\"height\":64},\"scene\":\"a\",\"scene\":\"b\"} | not JSON",
        "{\"canvas\":{\"width\":64,\"height\":64}} true            | not JSON",
        "[[[[                                                  | not JSON",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"box\":[0,0,0,1]}}]} | empty",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"box\":[0,0,1]}}]} | 4 numbers",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"star\":[0,0,1]}}]} | \"star\"",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\"}]} | region",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"box\":[0,0,1,1]},\"locked\":1}]} | true or false",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"mask\":\"../m.png\"}}]} | own folder",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"mask\":\"/etc/passwd\"}}]} | own folder",
        "{\"canvas\":{\"width\":64,\"height\":64},\"entities\":[{\"id\":\"a\",\"prompt\":\"b\",\"region\":{\"mask\":\"design.json\"}}]} | not a picture",
      })
  void a_file_that_is_not_a_design_is_refused_in_one_sentence(String text, String reason)
      throws Exception {
    Path file = folder.resolve("design.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> DesignFile.read(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_mask_that_leads_out_of_the_folder_by_a_link_is_refused() throws Exception {
    DesignFile.write(Talks.everyKind(), folder.resolve("a.json"));
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.move(folder.resolve("a.json"), inner.resolve("a.json"));
    Files.createSymbolicLink(inner.resolve("a-cloud.mask.png"), folder.resolve("a-cloud.mask.png"));
    assertThatThrownBy(() -> DesignFile.read(inner.resolve("a.json")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("own folder");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> DesignFile.read(folder.resolve("none.json")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none.json");
  }
}
