package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.PlainNano;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.style.IpAdapter;
import studio.eligen.engine.style.IpAdapterConfig;
import studio.eligen.engine.style.SiglipConfig;
import studio.eligen.engine.style.SiglipEncoder;

/** An IP-Adapter and its image encoder: where they lie, and what is none. */
class StyleFilesTest {

  private static final Path ENCODER = Golden.NANO.resolve("image_encoder");
  private static final Path ADAPTER = Golden.NANO.resolve("ip-adapter");

  private static final FluxConfig FLUX_DEV =
      new FluxConfig(64, 64, 4096, 768, 24, 128, 19, 38, new int[] {16, 56, 56}, true);

  @TempDir Path folder;

  @Test
  void instantx_adapter_has_a_pair_of_layers_for_each_of_flux_dev_s_blocks_and_nothing_else() {
    Path file = StyleCheckpoints.ipAdapter(57).write(folder.resolve("ip-adapter.safetensors"));
    assertAdapterFits(ModelPart.of(PartKind.IP_ADAPTER, file));
    assertAdapterFits(ModelPart.of(PartKind.IP_ADAPTER, folder));
  }

  /** The published folder holds both of SigLIP's encoders and a config that tells of both. */
  @Test
  void siglip_so400m_fits_in_its_own_folder_and_as_a_file() throws IOException {
    SparseCheckpoint siglip = StyleCheckpoints.siglip();
    Path file = siglip.write(folder.resolve("siglip/model.safetensors"));
    assertEncoderFits(ModelPart.of(PartKind.IMAGE_ENCODER, file));
    Files.writeString(
        file.resolveSibling("config.json"),
        """
        {"model_type": "siglip", "text_config": {"hidden_size": 1152},
         "vision_config": {"hidden_size": 1152, "image_size": 384, "intermediate_size": 4304,
           "num_attention_heads": 16, "num_hidden_layers": 27, "patch_size": 14}}\
        """);
    assertEncoderFits(ModelPart.of(PartKind.IMAGE_ENCODER, file.getParent()));
  }

  @Test
  void they_are_found_in_the_models_folder_or_named() {
    ModelFiles found = ModelFiles.find(Golden.NANO, ModelParts.FOUND);
    ModelFiles named = ModelFiles.find(Golden.NANO, named(ENCODER, ADAPTER));
    assertThat(found.takesStyle()).isTrue();
    assertThat(named.adapter()).isEqualTo(found.adapter()).isPresent();
    assertThat(named.summary()).contains("image_encoder " + ENCODER, "ip-adapter " + ADAPTER);
    assertThat(named.taken()).hasSize(4);
  }

  @Test
  void one_named_without_the_other_is_of_no_use() {
    Path model = PlainNano.in(folder);
    assertThat(ModelFiles.find(model, ModelParts.FOUND).takesStyle()).isFalse();
    assertThatThrownBy(() -> ModelFiles.find(model, ModelParts.FOUND.withIpAdapter(ADAPTER)))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("--ip-adapter " + ADAPTER, "name both");
    assertThatThrownBy(() -> ModelFiles.find(model, ModelParts.FOUND.withImageEncoder(ENCODER)))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("--image-encoder " + ENCODER, "name both");
  }

  @Test
  void an_encoder_in_the_folder_without_an_adapter_is_left_alone() throws IOException {
    Path model = PlainNano.in(folder);
    Files.createDirectory(model.resolve("image_encoder"));
    assertThat(ModelFiles.find(model, ModelParts.FOUND).takesStyle()).isFalse();
  }

  @Test
  void the_published_pickle_is_named_with_the_line_that_converts_it() throws IOException {
    Path file = pickle(folder.resolve("ip-adapter.bin"), "image_proj");
    for (Path path : new Path[] {file, folder}) {
      assertThatThrownBy(() -> load(named(ENCODER, path)))
          .isInstanceOf(ModelCorrupt.class)
          .hasMessageContainingAll(
              "ip-adapter.bin is a Python pickle",
              "never read",
              "torch.load(FILE, weights_only=True)",
              "save_file({p + '.' + k: v for p in d for k, v in d[p].items()}");
    }
  }

  @Test
  void another_pickle_has_a_line_of_its_own() throws IOException {
    Path file = pickle(folder.resolve("pytorch_model.bin"), "state");
    assertThatThrownBy(() -> load(named(ENCODER, file)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("save_file(torch.load(FILE, weights_only=True)");
  }

  @ParameterizedTest
  @CsvSource({
    "ip_adapter.3.to_k_ip.weight, '', there is no tensor ip_adapter.3.to_k_ip.weight",
    "'', ip_adapter.4.to_k_ip.weight, more blocks than this model has",
    "'', something.else, another model",
    "image_proj.proj.0.weight, '', does not hold FLUX.1's ip-adapter"
  })
  void an_adapter_with_a_tensor_less_or_more_is_refused(String less, String more, String because) {
    Path file = changed(less, more);
    assertThatThrownBy(() -> load(named(ENCODER, file)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll(file.toString(), because);
  }

  @Test
  void an_adapter_of_another_family_is_refused() {
    Path file =
        new TensorFile()
            .add("ip_adapter_proj_model.proj.weight", new float[4], 2, 2)
            .add(
                "double_blocks.0.processor.ip_adapter_double_stream_k_proj.weight", new float[1], 1)
            .write(folder.resolve("xlabs.safetensors"));
    assertThatThrownBy(() -> load(named(ENCODER, file)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("xlabs.safetensors", "does not hold FLUX.1's ip-adapter");
  }

  @Test
  void an_adapter_for_another_image_encoder_is_refused() {
    Path encoder = StyleCheckpoints.siglip().write(folder.resolve("siglip.safetensors"));
    assertThatThrownBy(() -> load(named(encoder, ADAPTER)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("24 wide", "1152 wide", "trained with");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"image_size\": 56', '\"image_size\": 1000000', image_size = 1000000",
    "'\"image_size\": 56', '\"image_size\": 70', position_embedding",
    "'\"patch_size\": 14', '\"patch_size\": 57', patch_size = 57",
    "'\"hidden_size\": 24', '\"hidden_size\": -24', hidden_size = -24",
    "'\"num_attention_heads\": 2', '\"num_attention_heads\": 5', does not divide",
    "'\"num_hidden_layers\": 2', '\"num_hidden_layers\": 1000000', num_hidden_layers = 1000000",
    "'\"num_hidden_layers\": 2', '\"num_hidden_layers\": 1', more layers than its config says"
  })
  void an_image_encoder_whose_config_cannot_be_is_refused(String from, String to, String because)
      throws IOException {
    Path encoder = Files.createDirectory(folder.resolve("encoder"));
    Files.copy(ENCODER.resolve("model.safetensors"), encoder.resolve("model.safetensors"));
    String config = Files.readString(ENCODER.resolve("config.json"));
    assertThat(config).contains(from);
    Files.writeString(encoder.resolve("config.json"), config.replace(from, to));
    assertThatThrownBy(() -> load(named(encoder, ADAPTER)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining(because);
  }

  @Test
  void what_is_not_there_is_named() {
    assertThatThrownBy(() -> load(named(folder.resolve("none"), ADAPTER)))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> load(named(ENCODER, folder)))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("holds none");
  }

  private static void load(ModelParts parts) {
    EngineOptions usual = EngineOptions.DEFAULT;
    EliGen.open(
            Golden.NANO,
            new EngineOptions(
                usual.device(),
                usual.dtype(),
                usual.bundledLora(),
                usual.loras(),
                usual.t5Length(),
                parts))
        .close();
  }

  private static ModelParts named(Path encoder, Path adapter) {
    return ModelParts.FOUND.withImageEncoder(encoder).withIpAdapter(adapter);
  }

  /** What torch.save writes: a ZIP with the pickle as its first entry, stored. */
  private static Path pickle(Path file, String key) throws IOException {
    byte[] pickle =
        ("\u0080\u0002}q\0(X" + (char) key.length() + "\0\0\0" + key + "q\1}q\2.")
            .getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(pickle);
    ZipEntry entry = new ZipEntry("ip-adapter/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(pickle.length);
    entry.setCrc(sum.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      zip.write(pickle);
    }
    return Files.write(file, bytes.toByteArray());
  }

  private Path changed(String less, String more) {
    TensorFile out = new TensorFile();
    try (Safetensors file = Safetensors.open(ADAPTER.resolve("ip-adapter.safetensors"))) {
      file.tensors().keySet().stream()
          .filter(name -> !name.equals(less))
          .forEach(name -> out.copy(name, file, name));
    }
    if (!more.isEmpty()) {
      out.add(more, new float[64 * 48], 64, 48);
    }
    return out.write(folder.resolve("changed.safetensors"));
  }

  private static void assertAdapterFits(ModelPart part) {
    IpAdapterConfig config = IpAdapterConfig.of(part.config(), FLUX_DEV);
    assertThat(config).isEqualTo(new IpAdapterConfig(1152, 128, 4096, 57, 24, 128));
    try (Checkpoint checkpoint = part.open()) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.of(part.kind(), checkpoint));
      new IpAdapter(check, Golden.TORCH, config);
      check.requireFit();
      assertThat(check.leftOver()).isEmpty();
    }
  }

  private static void assertEncoderFits(ModelPart part) {
    SiglipConfig config = SiglipConfig.of(part.config());
    assertThat(config.layers()).isEqualTo(27);
    assertThat(config.side()).isEqualTo(384);
    try (Checkpoint checkpoint = part.open()) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.of(part.kind(), checkpoint));
      new SiglipEncoder(check, Golden.TORCH, config);
      check.requireFit();
      check.requireNothingLeft(PartKind.IMAGE_ENCODER);
    }
  }
}
