package studio.eligen.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.fixtures.Jpegs;
import studio.eligen.engine.fixtures.RawPng;
import studio.eligen.engine.image.Pictures;

class ForeignPromptTest {

  private static final byte[] PICTURE =
      Pictures.png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));

  /** As the programs themselves write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "parameters | a red cat, <lora:x:0.8> sharp\\n"
            + "Negative prompt: blurry\\n"
            + "Steps: 20, Sampler: Euler",
        "parameters | a red cat, sharp\\nSteps: 20, Sampler: Euler a, Seed: 18446744073709551615",
        "parameters | {\"sui_image_params\": {\"prompt\": \"a red cat, sharp\", \"seed\": 1}}",
        "invokeai_metadata | {\"generation_mode\":\"txt2img\",\"positive_prompt\":\"a red cat,"
            + " sharp\"}",
        "sd-metadata | {\"image\": {\"prompt\": [{\"prompt\": \"a red cat, sharp\", \"weight\":"
            + " 1.0}]}}",
        "prompt | {\"3\": {\"inputs\": {\"seed\": 1, \"positive\": [\"6\", 0], \"negative\":"
            + " [\"7\", 0]}}, \"7\": {\"inputs\": {\"text\": \"blurry\"}}, \"6\": {\"inputs\":"
            + " {\"text\": [\"9\", 0]}, \"is_changed\": [NaN]}, \"9\": {\"inputs\": {\"value\": \"a"
            + " red cat, sharp\"}}}",
        "workflow | {\"nodes\": [{\"type\": \"VAELoader\"}, {\"type\": \"CLIPTextEncode\","
            + " \"widgets_values\": [\"a red cat, sharp\"]}]}"
      })
  void the_words_that_other_programs_drew_from_are_found(String keyword, String text) {
    String told = text.replace("\\n", "\n");

    assertThat(ForeignPrompt.in(png("tEXt", keyword + "\0" + told))).contains("a red cat, sharp");
    assertThat(ForeignPrompt.in(png("iTXt", keyword + "\0\0\0\0\0" + told)))
        .contains("a red cat, sharp");
  }

  @Test
  void a_jpeg_tells_them_in_its_comment() {
    byte[] jpeg = Jpegs.of(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));

    byte[] told = Jpegs.withExif(jpeg, comment("a red cat\nSteps: 20, Sampler: Euler"));

    assertThat(ForeignPrompt.in(told)).contains("a red cat");
  }

  @Test
  void a_picture_without_any_has_none() {
    assertThat(ForeignPrompt.in(PICTURE)).isEmpty();
    assertThat(ForeignPrompt.in(png("tEXt", "prompt\0{\"3\": {\"inputs\": "))).isEmpty();
    assertThat(
            ForeignPrompt.in(png("tEXt", "prompt\0{\"1\":{\"inputs\":{\"positive\":[\"1\",0]}}}")))
        .isEmpty();
    assertThat(ForeignPrompt.in("no picture".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void hostile_words_come_out_short_and_printable() {
    String escapes = "cat\u001b[2J \u202egnp\u2066 dog";

    assertThat(ForeignPrompt.in(png("iTXt", "parameters\0\0\0\0\0" + escapes)))
        .contains("cat [2J gnp dog");
    assertThat(ForeignPrompt.in(png("tEXt", "parameters\0" + "a".repeat(500_000))).orElseThrow())
        .hasSize(ForeignPrompt.LONGEST + 1);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes("parameters\0\0".getBytes(StandardCharsets.UTF_8));
    bomb.writeBytes(RawPng.bomb());
    assertThat(ForeignPrompt.in(RawPng.with(PICTURE, "zTXt", bomb.toByteArray()))).isEmpty();
  }

  private static byte[] png(String type, String data) {
    return RawPng.with(PICTURE, type, data.getBytes(StandardCharsets.UTF_8));
  }

  /** A table that leads to another, which has tag 0x9286, in UTF-16. */
  private static byte[] comment(String text) {
    byte[] words = text.getBytes(StandardCharsets.UTF_16BE);
    ByteBuffer tiff = ByteBuffer.allocate(52 + words.length);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26);
    tiff.putInt(0).putShort((short) 1).putShort((short) 0x9286).putShort((short) 7);
    tiff.putInt(8 + words.length).putInt(44).putInt(0);
    return tiff.put("UNICODE\0".getBytes(StandardCharsets.US_ASCII)).put(words).array();
  }
}
