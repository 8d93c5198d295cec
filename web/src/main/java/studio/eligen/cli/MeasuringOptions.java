package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/** What the commands have in common that draw in order to measure. */
final class MeasuringOptions {

  @Option(
      names = "--write",
      paramLabel = "FOLDER",
      description = "Put sheets of the pictures into this folder.")
  private Path folder;

  @Mixin private ModelOptions model;

  ModelOptions model() {
    return model;
  }

  /** Makes the folder, before hours of work that could not be written. */
  void prepare() {
    if (folder == null) {
      return;
    }
    NewFile.folder(folder);
    NewFile.requireWritable(folder.resolve("sheet.png"));
  }

  /** Writes these sheets, if they are wanted. */
  void write(Map<String, BufferedImage> sheets) {
    if (folder != null) {
      sheets.forEach((name, sheet) -> NewFile.write(folder.resolve(name), Pictures.png(sheet)));
    }
  }
}
