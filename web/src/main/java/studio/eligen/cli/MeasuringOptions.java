package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
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

  /** Trains the judge, and says so, as nothing else is told until the first picture is there. */
  static SpriteJudge judge(Sprites sprites, PrintWriter err) {
    err.println("training the judge");
    err.flush();
    return SpriteJudge.trained(sprites);
  }

  /** Writes these sheets, if they are wanted. */
  void write(Map<String, BufferedImage> sheets) {
    if (folder != null) {
      sheets.forEach((name, sheet) -> NewFile.write(folder.resolve(name), Pictures.png(sheet)));
    }
  }
}
