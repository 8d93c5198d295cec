package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Boxes;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Found;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Region;

/** What holds for boxes of any numbers, in any of the ways in which models write them. */
class BoxReaderProperties {

  private static final SentSize SENT = new SentSize(1344, 672);

  private static final List<String> NONSENSE =
      List.of(
          "[NaN,1,2,3]",
          "[1,\"nan\",3,4]",
          "[0,0,Infinity,5]",
          "[1,2,3,1e999]",
          "[null,2,3,4]",
          "[5000,5000,6000,6000]",
          "[-300,-300,-200,-200]");

  private static final List<String> WAYS =
      List.of(
          "[{\"bbox_2d\": [%s, %s, %s, %s], \"label\": \"cat\"}]",
          "```json\n[{\"bbox_2d\": [\"%s\", \"%s\", \"%s\", \"%s\"], \"label\": \"cat\",},]\n```",
          "It is here: {\"label\": \"cat\", \"bbox\": [[%s, %s], [%s, %s]]}.",
          "<|object_ref_start|>cat<|object_ref_end|><|box_start|>(%s,%s),(%s,%s)<|box_end|>",
          "cat(%s, %s), (%s, %s)");

  @Property(tries = 10_000, seed = "42")
  void a_box_is_inside_of_the_picture_and_not_too_small_or_it_is_refused(
      @ForAll BoxDialect dialect,
      @ForAll @Size(4) List<@DoubleRange(min = -5_000, max = 5_000) Double> numbers,
      @ForAll @IntRange(min = 0, max = 4) int way) {
    Boxes reading = new BoxReader(dialect, SENT).read(written(way, numbers));

    assertThat(reading.found().size() + reading.refusals().size()).isEqualTo(1);
    for (Found found : reading.found()) {
      Region.Box box = found.box();
      assertThat(found.label()).isEqualTo("cat");
      assertThat(box.x0()).isBetween(0.0, 1.0);
      assertThat(box.y0()).isBetween(0.0, 1.0);
      assertThat(box.x1()).isBetween(0.0, 1.0);
      assertThat(box.y1()).isBetween(0.0, 1.0);
      assertThat(box.width()).isGreaterThanOrEqualTo(BoxDialect.LEAST_SHARE - 1e-9);
      assertThat(box.height()).isGreaterThanOrEqualTo(BoxDialect.LEAST_SHARE - 1e-9);
    }
  }

  @Property(tries = 10_000, seed = "42")
  void what_a_model_is_told_it_may_tell_us(
      @ForAll BoxDialect dialect,
      @ForAll @IntRange(min = 0, max = 900) int left,
      @ForAll @IntRange(min = 0, max = 900) int top,
      @ForAll @IntRange(min = 20, max = 100) int width,
      @ForAll @IntRange(min = 20, max = 100) int height,
      @ForAll @IntRange(min = 0, max = 4) int way) {
    Region.Box box =
        new Region.Box(
            left / 1000.0, top / 1000.0, (left + width) / 1000.0, (top + height) / 1000.0);
    int[] told = dialect.written(box.x0(), box.y0(), box.x1(), box.y1(), SENT);
    Region.Box back =
        new BoxReader(dialect, SENT)
            .read(written(way, List.of(told[2] + 0.0, told[3] + 0.0, told[0] + 0.0, told[1] + 0.0)))
            .found()
            .get(0)
            .box();

    assertThat(back.x0()).isEqualTo(box.x0(), within(0.001));
    assertThat(back.y0()).isEqualTo(box.y0(), within(0.001));
    assertThat(back.x1()).isEqualTo(box.x1(), within(0.001));
    assertThat(back.y1()).isEqualTo(box.y1(), within(0.001));
  }

  /** Backwards, without extent, out of the picture, no numbers at all, and up to 200 of them. */
  @Property(tries = 10_000, seed = "42")
  void of_any_list_of_boxes_those_that_make_sense_are_found_in_their_order(
      @ForAll BoxDialect dialect,
      @ForAll @IntRange(min = 0, max = 200) int count,
      @ForAll Random random) {
    StringBuilder text = new StringBuilder("[");
    List<String> sensible = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean sound = random.nextInt(4) > 0;
      String box = sound ? somewhereInside(random) : NONSENSE.get(random.nextInt(NONSENSE.size()));
      text.append("{\"label\":\"").append(i).append("\",\"bbox_2d\":").append(box).append("},");
      if (sound && i < BoxReader.MOST_BOXES) {
        sensible.add(String.valueOf(i));
      }
    }
    Boxes reading = new BoxReader(dialect, SENT).read(text.append("]").toString());

    assertThat(reading.found()).extracting(Found::label).isEqualTo(sensible);
    assertThat(reading.found().size() + reading.refusals().size())
        .isEqualTo(Math.min(count, BoxReader.MOST_BOXES));
    assertThat(reading.found()).allMatch(BoxReaderProperties::isInside);
  }

  /** Two corners in any order: inside in pixels and in thousandths. */
  private static String somewhereInside(Random random) {
    return "[%d,%d,%d,%d]"
        .formatted(
            random.nextInt(1000), random.nextInt(672), random.nextInt(1000), random.nextInt(672));
  }

  private static boolean isInside(Found found) {
    Region.Box box = found.box();
    return box.x0() >= 0 && box.y0() >= 0 && box.x1() <= 1 && box.y1() <= 1;
  }

  @Property(tries = 10_000, seed = "42")
  void no_text_breaks_the_reader(@ForAll("scraps") String text) {
    Boxes reading = new BoxReader(BoxDialect.QWEN25_VL, SENT).read(text);

    assertThat(reading.found()).hasSizeLessThanOrEqualTo(BoxReader.MOST_BOXES);
    assertThat(TextToolCalls.visible(text)).doesNotContain("<tool_call>", "<|box_start|>");
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            ",",
            ":",
            "\"",
            "bbox_2d",
            "\"bbox_2d\":",
            "12",
            "-7.5",
            "NaN",
            "1e400",
            "cat",
            "\n",
            "```json",
            "```",
            "<|box_start|>",
            "<tool_call>",
            "</tool_call>",
            "<think>",
            "\"edits\":",
            "\"name\":",
            "\"arguments\":",
            "\\",
            "\u0000")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static String written(int way, List<Double> numbers) {
    Object[] texts = numbers.stream().map(n -> String.format(Locale.ROOT, "%.3f", n)).toArray();
    return WAYS.get(way).formatted(texts);
  }
}
