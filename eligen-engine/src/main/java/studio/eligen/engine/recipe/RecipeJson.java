package studio.eligen.engine.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.region.PictureGrid;

/**
 * A {@link Recipe} as JSON with attached files.
 *
 * @param json the recipe, in UTF-8
 * @param files the pictures and numbers that it names
 */
record RecipeJson(byte[] json, Map<String, byte[]> files) {

  /** Raised when a reader of this version would misunderstand what is written. */
  private static final int VERSION = 1;

  private static final int MOST_LORAS = 64;
  private static final int MOST_FILES = 16;

  private static final String NOISE = "noise.f32";

  static RecipeJson of(Recipe recipe) {
    RequestWriter writer = new RequestWriter();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    json.set("request", writer.write(recipe.request()));
    recipe
        .request()
        .noise()
        .ifPresent(
            noise -> {
              json.put("noise", NOISE);
              writer.files().put(NOISE, bytes(noise));
            });
    json.set("model", model(recipe.model()));
    recipe.design().ifPresent(design -> json.set("design", parsed(design)));
    return new RecipeJson(json.toString().getBytes(StandardCharsets.UTF_8), writer.files());
  }

  private static byte[] bytes(NoiseTensor noise) {
    float[] values = noise.values();
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static ObjectNode model(ModelIdentity model) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", model.name())
            .put("fingerprint", model.fingerprint())
            .put("t5Length", model.t5Length())
            .put("dtype", model.dtype().name())
            .put("kind", model.kind().word());
    if (model.entityT5Length() != model.t5Length()) {
      json.put("entityT5Length", model.entityT5Length());
    }
    model.files().forEach(json.putArray("files")::add);
    model
        .adapter()
        .ifPresent(
            adapter ->
                json.putObject("ipAdapter")
                    .put("name", adapter.name())
                    .put("fingerprint", adapter.fingerprint()));
    if (model.storage() != Storage.AS_STORED) {
      json.put("storage", model.storage().name());
    }
    ArrayNode loras = json.putArray("loras");
    for (FusedLora lora : model.loras()) {
      loras
          .addObject()
          .put("name", lora.name())
          .put("fingerprint", lora.fingerprint())
          .put("scale", lora.scale())
          .put("bundled", lora.bundled());
    }
    return json;
  }

  private static ObjectNode parsed(String design) {
    JsonField json = JsonDocument.read(design.getBytes(StandardCharsets.UTF_8), "The design");
    if (json.value() instanceof ObjectNode object) {
      return object;
    }
    throw json.mustBe("an object");
  }

  /**
   * The recipe that the JSON tells.
   *
   * @param name of the picture, for messages
   */
  Recipe recipe(String name) {
    JsonField root = root(json, name);
    if (root.optional("request").isEmpty() && root.optional("design").isPresent()) {
      throw new BadRequest(
          "%s was not drawn here, so it carries a design but no request; \"eligen chat --open\" goes on with it."
              .formatted(name));
    }
    RequestReader reader = new RequestReader(Attachments.of(files), GenerationDefaults.PAPER);
    RenderRequest request = reader.read(root.required("request"));
    Optional<NoiseTensor> noise = root.optional("noise").map(field -> noise(field, request));
    return new Recipe(
        request.toBuilder().noise(noise).build(), model(root.required("model")), design(root));
  }

  static Origin origin(byte[] json, String name) {
    return root(json, name)
        .optional("request")
        .map(request -> request.value().has("edit") ? Origin.EDITED : Origin.DRAWN_WHOLE)
        .orElse(Origin.ELSEWHERE);
  }

  /** The design in a recipe, of which the rest may be missing. */
  static Optional<String> design(byte[] json, String name) {
    return design(root(json, name));
  }

  private static Optional<String> design(JsonField root) {
    return root.optional("design").map(field -> field.anyObject().value().toString());
  }

  /** A recipe with another design, or one that holds nothing else. */
  static byte[] withDesign(Optional<byte[]> json, String design, String name) {
    ObjectNode root =
        json.map(recipe -> (ObjectNode) root(recipe, name).value())
            .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("version", VERSION));
    root.set("design", parsed(design));
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonField root(byte[] json, String name) {
    JsonField root = JsonDocument.read(json, "The recipe in " + name);
    requireVersion(root, name);
    return root.object("version", "request", "noise", "model", "design");
  }

  private static void requireVersion(JsonField root, String name) {
    int version = root.anyObject().required("version").integer();
    if (version != VERSION) {
      throw new BadRequest(
          "The recipe in %s is of version %d; this program reads version %d."
              .formatted(name, version, VERSION));
    }
  }

  private NoiseTensor noise(JsonField field, RenderRequest request) {
    ByteBuffer bytes = ByteBuffer.wrap(Attachments.of(files).content(field.name()));
    PictureGrid grid = PictureGrid.of(request);
    int channels = bytes.remaining() / Float.BYTES / grid.latentCells();
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new NoiseTensor(channels, grid.latentHeight(), grid.latentWidth(), values);
  }

  private static ModelIdentity model(JsonField json) {
    json.object(
        "name",
        "fingerprint",
        "t5Length",
        "entityT5Length",
        "dtype",
        "kind",
        "files",
        "ipAdapter",
        "storage",
        "loras");
    List<FusedLora> loras =
        json.required("loras").list(MOST_LORAS).stream().map(RecipeJson::lora).toList();
    return new ModelIdentity(
        json.required("name").name(),
        json.required("fingerprint").name(),
        loras,
        json.required("t5Length").integer(),
        json.optional("entityT5Length").orElseGet(() -> json.required("t5Length")).integer(),
        dtype(json.required("dtype")),
        json.optional("kind").map(RecipeJson::kind).orElse(ModelKind.OTHER),
        json.optional("files").stream()
            .flatMap(files -> files.list(MOST_FILES).stream())
            .map(JsonField::name)
            .toList(),
        json.optional("ipAdapter").map(RecipeJson::adapter),
        json.optional("storage").map(RecipeJson::storage).orElse(Storage.AS_STORED));
  }

  private static ModelIdentity.Adapter adapter(JsonField json) {
    json.object("name", "fingerprint");
    return new ModelIdentity.Adapter(
        json.required("name").name(), json.required("fingerprint").name());
  }

  private static Storage storage(JsonField field) {
    for (Storage storage : Storage.values()) {
      if (storage.name().equals(field.name())) {
        return storage;
      }
    }
    throw field.mustBe("\"AS_STORED\" or \"FP8\"");
  }

  private static ModelKind kind(JsonField field) {
    return ModelKind.of(field.name()).orElseThrow(() -> field.mustBe("a kind such as \"dev\""));
  }

  private static Dtype dtype(JsonField field) {
    for (Dtype dtype : Dtype.values()) {
      if (dtype.name().equals(field.name())) {
        return dtype;
      }
    }
    throw field.mustBe("\"F32\" or \"BF16\"");
  }

  private static FusedLora lora(JsonField json) {
    json.object("name", "fingerprint", "scale", "bundled");
    return new FusedLora(
        json.required("name").name(),
        json.required("fingerprint").name(),
        json.required("scale").number(),
        json.required("bundled").truth());
  }
}
