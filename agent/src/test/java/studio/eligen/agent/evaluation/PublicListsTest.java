package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.evaluation.CompBenchLists.Judgeable;

class PublicListsTest {

  @TempDir private Path folder;

  @Test
  void the_rules_of_geneval_give_the_same_sentences_every_time_each_once() {
    List<GenEvalPrompt> prompts = GenEvalRules.prompts();
    assertThat(prompts).isEqualTo(GenEvalRules.prompts()).hasSizeGreaterThan(500);
    assertThat(prompts).extracting(GenEvalPrompt::text).doesNotHaveDuplicates();
    assertThat(prompts)
        .extracting(GenEvalPrompt::tag)
        .contains("single_object", "two_object", "counting", "colors", "position", "color_attr");
  }

  @Test
  void a_line_of_geneval_becomes_what_must_be_there() throws IOException {
    write(
        "prompts/evaluation_metadata.jsonl",
        "{\"tag\": \"position\", \"include\": [{\"class\": \"oven\", \"count\": 1},"
            + " {\"class\": \"bed\", \"count\": 1, \"position\": [\"left of\", 0]}],"
            + " \"prompt\": \"a photo of a bed left of an oven\"}");
    Utterance read = GenEvalFile.read(folder).get(0).utterance("x");
    assertThat(read.expect().path("things")).hasToString("[\"oven\",\"bed\"]");
    assertThat(read.expect().path("leftwards")).hasToString("[[\"bed\",\"oven\"]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{\"tag\": \"t\", \"prompt\": \"p\", \"include\": []}",
        "{\"tag\": \"t\", \"prompt\": \"p\", \"include\": [{\"class\": \"a\", \"count\": 9999}]}",
        "{\"tag\": \"t\", \"prompt\": \"p\", \"include\": [{\"class\": \"a\","
            + " \"position\": [\"above\", 5]}]}",
        "{\"tag\": \"t\", \"prompt\": \"p\", \"include\": [{\"class\": \"a\"}, {\"class\": \"b\","
            + " \"position\": [\"inside\", 0]}]}"
      })
  void a_line_that_makes_no_sense_is_refused_by_its_number(String line) throws IOException {
    write("evaluation_metadata.jsonl", line);
    assertThatThrownBy(() -> GenEvalFile.read(folder))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void a_folder_without_the_list_is_refused_with_what_it_lacks() {
    assertThatThrownBy(() -> GenEvalFile.read(folder))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("evaluation_metadata.jsonl");
    assertThatThrownBy(() -> CompBenchLists.read(folder))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spatial_val.txt");
  }

  @Test
  void sentences_that_follow_the_template_are_judged_and_the_others_counted() throws IOException {
    write(
        "spatial_val.txt", "a dog on the top of a chair\na dog near a dog\nA dog naps near a cat");
    write("3d_spatial_val.txt", "a boy hidden by a horse");
    write("numeracy_val.txt", "two women and a microwave\nfour apples fell from the tree");
    write("color_val.txt", "a red car and a blue cow\nA kitchen with white tiles.");
    var lists = CompBenchLists.read(folder);
    assertThat(lists.values()).extracting(Judgeable::unjudged).containsExactly(2, 0, 1, 1);
    assertThat(truth(lists.get("spatial"))).contains("\"on\"").contains("\"upwards\"");
    assertThat(truth(lists.get("3d_spatial"))).contains("\"behind\":[[\"boy\",\"horse\"]]");
    assertThat(truth(lists.get("numeracy"))).contains("|woman\"").contains("|woman\",\"microwave");
    assertThat(truth(lists.get("color"))).contains("[\"red car\",\"blue cow\"]");
  }

  @Test
  void left_of_is_a_direction_for_geneval_not_a_row() {
    Bounds candle = new Bounds(0.4, 0.6, 0.6, 0.9);
    assertThat(GenEvalDirection.LEFT.leads(candle, new Bounds(0, 0.3, 0.2, 0.5))).isTrue();
    assertThat(GenEvalDirection.LEFT.leads(candle, new Bounds(0.4, 0, 0.5, 0.2))).isFalse();
    assertThat(GenEvalDirection.UP.leads(candle, new Bounds(0.4, 0, 0.5, 0.2))).isTrue();
    assertThat(GenEvalDirection.RIGHT.leads(candle, new Bounds(0, 0.3, 0.2, 0.5))).isFalse();
  }

  private static String truth(Judgeable list) {
    return list.utterances().get(0).expect().toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
