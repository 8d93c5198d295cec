package studio.eligen.engine.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The tokenizers of CLIP-L and T5-XXL, for files that come without them, as a single file and
 * ComfyUI's do. LICENSES.md beside them says whose they are.
 */
final class ShippedTokenizers {

  static final int CLIP_LENGTH = 77;
  static final int T5_LENGTH = 512;

  private static final String BEGIN = "<|startoftext|>";
  private static final String END = "<|endoftext|>";
  private static final String END_OF_WORD = "</w>";

  private ShippedTokenizers() {}

  /**
   * CLIP's, whose vocabulary follows from its merges: the 256 bytes, the bytes at a word's end, a
   * token for each merge, and the two markers.
   */
  static String clip() {
    String text = new String(resource("clip-l-merges.txt.gz"), StandardCharsets.UTF_8);
    List<String> merges =
        text.lines().filter(line -> !line.startsWith("#version") && !line.isBlank()).toList();
    ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
    for (String end : List.of("", END_OF_WORD)) {
      letters().forEach(letter -> vocabulary.put(letter + end, vocabulary.size()));
    }
    merges.forEach(merge -> vocabulary.put(merge.replace(" ", ""), vocabulary.size()));
    vocabulary.put(BEGIN, vocabulary.size());
    vocabulary.put(END, vocabulary.size());
    return ClipTokenizerJson.of(vocabulary, merges, BEGIN, END, END, END);
  }

  /**
   * The letters that stand for the 256 bytes in byte pairs (Radford et al. 2019): those of Latin-1
   * that can be seen are themselves, and the others follow from U+0100 on.
   */
  private static List<String> letters() {
    List<String> seen = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (int value = 0; value < 256; value++) {
      boolean visible =
          value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
      if (visible) {
        seen.add(Character.toString(value));
      } else {
        unseen.add(Character.toString(0x100 + unseen.size()));
      }
    }
    seen.addAll(unseen);
    return seen;
  }

  /** T5's, as its tokenizer.json. */
  static byte[] t5() {
    return resource("t5-xxl-tokenizer.json.gz");
  }

  private static byte[] resource(String name) {
    try (InputStream packed = ShippedTokenizers.class.getResourceAsStream(name);
        InputStream in = new GZIPInputStream(packed)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
