package studio.eligen.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.tensor.Scope;

class TextParityTest {

  private static final double TOLERANCE = 1e-4;

  private final Golden golden = Golden.of("text");

  @Test
  void both_tokenizers_give_the_reference_ids() throws IOException {
    JsonNode tokens = new ObjectMapper().readTree(Golden.FOLDER.resolve("tokens.json").toFile());
    int length = tokens.get("t5_max_length").intValue();
    try (Tokenizers tokenizers =
        Tokenizers.load(
            Optional.of(Golden.NANO.resolve("tokenizer")),
            Optional.of(Golden.NANO.resolve("tokenizer_2")),
            length,
            length)) {
      for (int i = 0; i < tokens.get("texts").size(); i++) {
        String text = tokens.get("texts").get(i).textValue();
        assertThat(tokenizers.t5(text)).as("T5: " + text).isEqualTo(ids(tokens.get("t5").get(i)));
        assertThat(tokenizers.clip(text))
            .as("CLIP: " + text)
            .isEqualTo(ids(tokens.get("clip").get(i)));
      }
    }
  }

  private static long[] ids(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).mapToLong(JsonNode::longValue).toArray();
  }

  @Test
  void the_t5_encoder_matches_the_reference() {
    T5Encoder.T5Config config = T5Encoder.T5Config.of(NanoNetworks.config("text_encoder_2"));
    NanoNetworks.with(
        "text_encoder_2",
        weights -> new T5Encoder(weights, Golden.TORCH, config),
        encoder -> {
          try (Scope scope = Scope.open()) {
            NDArray hidden = encoder.encode(prompts("t5_ids"));
            assertThat(Golden.relativeError(hidden, golden.floats("t5_hidden")))
                .isLessThan(TOLERANCE);
          }
        });
  }

  @Test
  void what_a_prompt_comes_to_does_not_depend_on_the_prompts_beside_it() {
    T5Encoder.T5Config config = T5Encoder.T5Config.of(NanoNetworks.config("text_encoder_2"));
    NanoNetworks.with(
        "text_encoder_2",
        weights -> new T5Encoder(weights, Golden.TORCH, config),
        encoder -> {
          try (Scope scope = Scope.open()) {
            List<long[]> prompts = prompts("t5_ids");
            float[] together = encoder.encode(prompts).get(0).toFloatArray();
            float[] alone = encoder.encode(prompts.subList(0, 1)).toFloatArray();
            assertThat(together).isEqualTo(alone);
          }
        });
  }

  @Test
  void the_clip_encoder_matches_the_reference() {
    ClipTextEncoder.ClipConfig config =
        ClipTextEncoder.ClipConfig.of(NanoNetworks.config("text_encoder"));
    NanoNetworks.with(
        "text_encoder",
        weights -> new ClipTextEncoder(weights, Golden.TORCH, config),
        encoder -> {
          float[] expected = golden.floats("clip_pooled");
          List<long[]> prompts = prompts("clip_ids");
          int width = expected.length / prompts.size();
          for (int i = 0; i < prompts.size(); i++) {
            try (Scope scope = Scope.open()) {
              float[] row = Arrays.copyOfRange(expected, i * width, (i + 1) * width);
              assertThat(Golden.relativeError(encoder.pooled(prompts.get(i)), row))
                  .isLessThan(TOLERANCE);
            }
          }
        });
  }

  private List<long[]> prompts(String tensor) {
    long[] flat = golden.longs(tensor);
    int count = (int) golden.shape(tensor)[0];
    int length = flat.length / count;
    List<long[]> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(Arrays.copyOfRange(flat, i * length, (i + 1) * length));
    }
    return prompts;
  }
}
