package studio.eligen.agent.pairs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.files.Sha256;
import studio.eligen.engine.image.Pictures;

/**
 * A pair as it is kept: a line of JSON, and files that are named by the hash of what is in them.
 * Docs/pairs.md explains the fields.
 *
 * @param files their bytes, by their names in the dataset's folder
 */
public record PairRecord(ObjectNode line, Map<String, byte[]> files) {

  /** Names of columns end in this where they name a file: the "imagefolder" of Hugging Face. */
  static final String FILE = "_file_name";

  private static final int HASH_LETTERS = 32;
  private static final Pattern NAME = Pattern.compile("images/[0-9a-f]{2}/[0-9a-f]{32}\\.png");

  /** Writes a pair out. */
  public static PairRecord of(Pair pair) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("number", pair.number()).put("seed", pair.seed());
    json.put("edit_kind", pair.script().wish().kind().word());
    json.put("edit_target", pair.script().wish().target());
    json.put("edit_value", pair.script().wish().value());
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("original_image", Pictures.png(pair.original()));
    pictures.put("edited_image", Pictures.png(pair.edited()));
    pictures.put("mask_image", Pictures.png(pair.mask()));
    pictures.forEach(
        (column, bytes) -> {
          String name = name(bytes);
          files.put(name, bytes);
          json.put(column + FILE, name);
        });
    json.put("original_prompt", pair.originalPrompt());
    json.put("edit_prompt", pair.script().instructions().get(0));
    ArrayNode all = json.putArray("edit_prompts");
    pair.script().instructions().forEach(all::add);
    json.put("edited_prompt", pair.editedPrompt());
    json.set("original_layout", layout(pair.script().before()));
    json.set("edited_layout", layout(pair.script().after()));
    json.put("noise_seed", pair.script().before().seed());
    json.put("changed_pixels", pair.changed());
    json.put("changed_pixels_outside_mask", pair.changedOutside());
    return new PairRecord(json, files);
  }

  /** A folder a byte of the hash, so that none has too many files in it. */
  private static String name(byte[] png) {
    String hash = Sha256.hex(png).substring(0, HASH_LETTERS);
    return "images/%s/%s.png".formatted(hash.substring(0, 2), hash);
  }

  /** Whether a file may be called so, whoever wrote the line: no path leads elsewhere. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static ObjectNode layout(Design design) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("width", design.canvas().width()).put("height", design.canvas().height());
    json.put("scene", design.scene());
    ArrayNode entities = json.putArray("entities");
    for (Entity entity : design.entities()) {
      ObjectNode item = entities.addObject().put("id", entity.id()).put("prompt", entity.prompt());
      Bounds box = Bounds.of(entity.region());
      item.putArray("box").add(box.x0()).add(box.y0()).add(box.x1()).add(box.y1());
    }
    return json;
  }
}
