package studio.eligen.agent.designer.mllm.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Boxes;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Found;
import studio.eligen.engine.Region;

class BoxReaderTest {

  private static final SentSize SENT = new SentSize(896, 1120);
  private static final Region.Box MIDDLE = new Region.Box(0.25, 0.25, 0.75, 0.75);

  @Test
  void qwen2_vl_writes_corners_in_thousandths() {
    assertFound(
        BoxDialect.QWEN2_VL,
        "<|object_ref_start|>the cat<|object_ref_end|><|box_start|>(250,250),(750,750)<|box_end|>",
        "the cat");
  }

  @Test
  void qwen2_vl_may_have_lost_its_special_tokens() {
    assertFound(BoxDialect.QWEN2_VL, "the cat(250,250),(750,750)", "the cat");
  }

  @Test
  void one_name_may_have_several_boxes() {
    Boxes reading =
        read(BoxDialect.QWEN2_VL, "cats(0,0),(100,100)(200,200),(300,300) dog(1,1),(500,500)");

    assertThat(reading.found()).extracting(Found::label).containsExactly("cats", "cats", "dog");
  }

  @Test
  void qwen25_vl_writes_pixels_of_the_picture_that_was_sent() {
    assertFound(
        BoxDialect.QWEN25_VL,
        "```json\n[\n\t{\"bbox_2d\": [224, 280, 672, 840], \"label\": \"cat\"}\n]\n```",
        "cat");
  }

  @Test
  void qwen3_vl_writes_thousandths_as_json() {
    assertFound(
        BoxDialect.QWEN3_VL, "[{\"bbox_2d\": [250, 250, 750, 750], \"label\": \"cat\"}]", "cat");
  }

  @Test
  void other_families_are_read_in_their_own_numbers_whatever_the_dialect() {
    for (String text :
        List.of(
            "[{\"box_2d\": [250, 250, 750, 750], \"label\": \"the cat\"}]",
            "<loc0256><loc0256><loc0768><loc0768> the cat ; ")) {
      assertFound(BoxDialect.QWEN25_VL, text, "the cat");
    }
    Found downFirst =
        read(BoxDialect.QWEN3_VL, "[{\"box_2d\": [300, 100, 800, 400]}]").found().get(0);
    assertThat(downFirst.box()).isEqualTo(new Region.Box(0.1, 0.3, 0.4, 0.8));
    for (String text :
        List.of(
            "the cat is at <|begin_of_box|>[[250, 250, 750, 750]]<|end_of_box|>.",
            "the cat[[250,250,750,750]]",
            "<ref>the cat</ref><box>[[250, 250, 750, 750]]</box>",
            "<|ref|>the cat<|/ref|><|det|>[[250, 250, 750, 750]]<|/det|>",
            "- the cat: [250, 250, 750, 750]",
            "{\"the cat\": [0.25, 0.25, 0.75, 0.75]}",
            "the cat<loc_250><loc_250><loc_750><loc_750>",
            "{\"label\": \"the cat\", \"box\": {\"x\": 250, \"y\": 250, \"width\": 500, \"height\": 500}}")) {
      assertFound(BoxDialect.QWEN3_VL, text, "the cat");
    }
    assertThat(read(BoxDialect.QWEN3_VL, "Here it is: [250, 250, 750, 750]").found())
        .extracting(Found::label)
        .containsExactly("");
  }

  @Test
  void every_way_of_writing_a_box_is_read() {
    for (String box :
        List.of(
            "{\"bbox_2d\": [750, 750, 250, 250]}",
            "{\"bbox_2d\": [\"250\", \"250\", \"750\", \"750\"]}",
            "{\"bbox_2d\": [250.0, 250.0, 750.0, 750.0]}",
            "{\"bbox_2d\": [250, 250, 750, 750,],}",
            "{\"bbox\": \"250, 250, 750, 750\"}",
            "{\"box\": [[250, 250], [750, 750]]}",
            "{'bounding_box': {'x1': 250, 'y1': 250, 'x2': 750, 'y2': 750}}",
            "{left: 250, top: 250, right: 750, bottom: 750}",
            "Here it is: [250, 250, 750, 750]. Anything else?",
            "{\"objects\": [{\"name\": \"\", \"bbox_2d\": [250, 250, 750, 750]}]}",
            "(250, 250) (750, 750)")) {
      assertThat(read(BoxDialect.QWEN3_VL, box).found())
          .as(box)
          .extracting(Found::box)
          .containsExactly(MIDDLE);
    }
  }

  @Test
  void a_box_that_overshoots_is_cut_at_the_border() {
    assertThat(read(BoxDialect.QWEN3_VL, "[{\"bbox_2d\": [-40, 500, 1040, 1500]}]").found())
        .extracting(Found::box)
        .containsExactly(new Region.Box(0, 0.5, 1, 1));
  }

  @Test
  void a_box_without_extent_gets_the_least_size() {
    Region.Box box = read(BoxDialect.QWEN3_VL, "[999, 0, 999, 0]").found().get(0).box();

    assertThat(box.width()).isEqualTo(BoxDialect.LEAST_SHARE, within(1e-9));
    assertThat(box.x1()).isLessThanOrEqualTo(1);
  }

  @Test
  void what_is_no_number_is_refused_with_a_reason() {
    for (String box :
        List.of(
            "{\"bbox_2d\": [NaN, 0, 10, 10]}",
            "{\"bbox_2d\": [Infinity, 0, 10, 10]}",
            "{\"bbox_2d\": [\"nan\", 0, 10, 10]}",
            "{\"bbox_2d\": [1e999, 0, 10, 10]}",
            "{\"bbox_2d\": [null, 0, 10, 10]}",
            "cat(NaN,0),(10,10)")) {
      Boxes reading = read(BoxDialect.QWEN3_VL, box);
      assertThat(reading.found()).as(box).isEmpty();
      assertThat(reading.refusals()).as(box).singleElement().asString().contains("no number");
    }
  }

  @Test
  void a_box_outside_of_the_picture_is_refused() {
    assertThat(read(BoxDialect.QWEN3_VL, "[1200, 10, 1400, 90]").refusals())
        .singleElement()
        .asString()
        .contains("outside of the picture")
        .contains("0 (left, top) to 1000");
  }

  @Test
  void two_hundred_boxes_are_cut_to_a_hundred() {
    String many = "{\"bbox_2d\": [250, 250, 750, 750], \"label\": \"cat\"}, ".repeat(200);

    assertThat(read(BoxDialect.QWEN3_VL, "[" + many + "]").found()).hasSize(100);
    assertThat(read(BoxDialect.QWEN2_VL, "cat(1,1),(9,9) ".repeat(200)).found()).hasSize(100);
  }

  @Test
  void a_list_that_was_cut_off_gives_what_is_whole() {
    assertThat(
            read(
                    BoxDialect.QWEN3_VL,
                    "[{\"bbox_2d\": [250, 250, 750, 750], \"label\": \"cat\"}, {\"bbox_2d\": [1, 2")
                .found())
        .extracting(Found::label)
        .containsExactly("cat");
  }

  @Test
  void hostile_texts_end_in_bounded_time() {
    for (String text :
        List.of(
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000),
            "(1,".repeat(300_000),
            "a".repeat(1_000_000),
            "{\"bbox_2d\": [" + "1,".repeat(400_000),
            "[{\"bbox_2d\": [" + "9".repeat(100_000) + ",1,1,1]}]")) {
      assertThat(read(BoxDialect.QWEN3_VL, text).found()).isEmpty();
    }
  }

  @Test
  void the_dialect_follows_from_the_model_s_name() {
    assertThat(BoxDialect.of("Qwen/Qwen2-VL-7B-Instruct")).isEqualTo(BoxDialect.QWEN2_VL);
    assertThat(BoxDialect.of("qwen2.5vl:7b")).isEqualTo(BoxDialect.QWEN25_VL);
    assertThat(BoxDialect.of("Qwen2_5-VL-72B-AWQ")).isEqualTo(BoxDialect.QWEN25_VL);
    assertThat(BoxDialect.of("qwen3-vl-235b-a22b-instruct")).isEqualTo(BoxDialect.QWEN3_VL);
    assertThat(BoxDialect.of("something-else")).isEqualTo(BoxDialect.QWEN3_VL);
  }

  @Test
  void pictures_are_sent_in_multiples_of_224_in_their_own_shape() {
    assertThat(SentSize.of(256, 256)).isEqualTo(new SentSize(896, 896));
    assertThat(SentSize.of(1024, 1280)).isEqualTo(new SentSize(896, 1120));
    assertThat(SentSize.of(4096, 16)).isEqualTo(new SentSize(1344, 224));
  }

  private static void assertFound(BoxDialect dialect, String text, String label) {
    assertThat(read(dialect, text).found()).containsExactly(new Found(label, MIDDLE));
  }

  private static Boxes read(BoxDialect dialect, String text) {
    return new BoxReader(dialect, SENT).read(text);
  }
}
