package studio.eligen.engine.tensor;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the source of kernels as a TorchScript module that libtorch loads: a ZIP of stored entries
 * under one folder. The two pickles hold no weights, only "an object of class Kernels" and an empty
 * tuple, and are written here, never read.
 */
final class KernelModule {

  private static final String HEAD =
      """
      class Kernels(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  private KernelModule() {}

  /**
   * Loads a module on a device.
   *
   * @param methods TorchScript definitions, each indented by two spaces
   * @return its handle
   */
  static long load(String methods, Device device) {
    try {
      ByteArrayInputStream zip = new ByteArrayInputStream(pack(methods));
      return JniUtils.loadModuleHandle(zip, device, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The module's bytes.
   *
   * @param methods TorchScript definitions, each indented by two spaces
   */
  private static byte[] pack(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", objectOfClassKernels());
      store(zip, "constants.pkl", HexFormat.of().parseHex("8002292e"));
      store(zip, "version", ascii("10\n"));
      store(zip, "byteorder", ascii("little"));
      store(zip, "code/__torch__.py", ascii(HEAD + methods));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] objectOfClassKernels() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(HexFormat.of().parseHex("8002"));
    pickle.writeBytes(ascii("c__torch__\nKernels\n)"));
    pickle.writeBytes(HexFormat.of().parseHex("817d285808000000"));
    pickle.writeBytes(ascii("training"));
    pickle.writeBytes(HexFormat.of().parseHex("8975622e"));
    return pickle.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("kernels/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
