package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;

class HostileSafetensorsTest {

  @TempDir Path folder;

  @Test
  void a_true_file_is_read() throws IOException {
    Path file = write("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8);
    try (Safetensors safetensors = Safetensors.open(file)) {
      assertThat(safetensors.floats("a")).containsExactly(0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,16]}} | 16 | needs 8 bytes",
        "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | 8 | truncated",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 8 | too long",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 12 | begins at byte 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}} | 12 | begins at byte 8",
        "{'a':{'dtype':'Q7','shape':[2],'data_offsets':[0,8]}} | 8 | unknown dtype Q7",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | 8 | shape of a holds -2",
        "{'a':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}} | 8 | shape of a holds 2.5",
        "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | 8 | impossible shape",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | 8 | ends before it begins",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | 8 | two data_offsets",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}} | 8 | unknown field x",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999999]}} | 8 | not valid",
        "{'a':{'dtype':'F32','data_offsets':[0,8]}} | 8 | lacks its dtype or its shape",
        "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4]}} | 4 | too long",
        "{'a':[1]} | 8 | a is not an object",
        "[1] | 8 | does not begin with",
        "nonsense | 8 | not valid",
      })
  void a_header_that_lies_is_refused(String header, int data, String reason) throws IOException {
    assertRefused(write(header, data), reason);
  }

  @Test
  void a_tensor_named_twice_is_refused() throws IOException {
    String tensor = "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}";
    assertRefused(write("{" + tensor + "," + tensor + "}", 4), "field \"a\" is there twice");
  }

  @Test
  void a_header_longer_than_the_file_is_refused() throws IOException {
    assertRefused(raw(1000, "{}".getBytes(StandardCharsets.UTF_8)), "header has 1000 bytes");
  }

  @Test
  void a_negative_header_length_is_refused() throws IOException {
    assertRefused(raw(-1, "{}".getBytes(StandardCharsets.UTF_8)), "18446744073709551615 bytes");
  }

  @Test
  void a_header_of_100_megabytes_is_refused_unread() throws IOException {
    int length = 100_000_000;
    Path file = folder.resolve("long.safetensors");
    try (var out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
      out.setLength(8L + length);
    }
    assertRefused(file, "header has 100000000 bytes");
  }

  @Test
  void more_tensors_than_any_model_has_are_refused() throws IOException {
    String tensor = "\"t%d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    String header =
        IntStream.rangeClosed(0, 50_000)
            .mapToObj(tensor::formatted)
            .collect(Collectors.joining(","));
    assertRefused(write("{" + header + "}", 0), "more than 50000 tensors");
  }

  @Test
  void deep_json_is_refused() throws IOException {
    String deep = "{'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertRefused(write(deep, 0), "not");
    assertRefused(write("{'__metadata__':{'a':" + "{'b':".repeat(50_000), 0), "deeper than 64");
  }

  @Test
  void an_empty_file_and_a_folder_and_nothing_at_all_are_refused() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.safetensors")), "0 bytes");
    assertThatThrownBy(() -> Safetensors.open(folder))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("none.safetensors")))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_device_which_has_no_end_and_a_pipe_which_waits_are_refused() {
    assertRefused(Path.of("/dev/zero"), "is a device or a pipe");
  }

  @Test
  void an_index_that_names_a_file_elsewhere_is_refused() throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"weight_map\": {\"a\": \"../../etc/secret.safetensors\"}}");
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("beside it");
  }

  @Test
  void an_index_that_names_a_missing_shard_says_which() throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"weight_map\": {\"a\": \"part-1.safetensors\"}}");
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("part-1.safetensors");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(reason);
  }

  private Path write(String header, int data) throws IOException {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[json.length + data];
    System.arraycopy(json, 0, all, 0, json.length);
    return raw(json.length, all);
  }

  private Path raw(long length, byte[] rest) throws IOException {
    Path file = folder.resolve("hostile.safetensors");
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + rest.length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return Files.write(file, bytes.put(rest).array());
  }
}
