package studio.eligen.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import studio.eligen.agent.annotation.Annotator;
import studio.eligen.agent.cli.SynthesisOptions;
import studio.eligen.agent.pairs.PairFactory;
import studio.eligen.agent.pairs.PairRecord;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * Makes pairs of pictures: items are their numbers. The pictures come into the dataset's folder
 * before the line that names them.
 *
 * @param arguments of the command line, which say what draws
 * @param folder of the dataset
 * @param origin what decides of a pair beside its seed and number
 */
record PairWork(List<String> arguments, String folder, String origin) implements Work {

  private static final long serialVersionUID = 1;

  private static final String LAYOUT =
      "STRUCT<width: INT, height: INT, scene: STRING,"
          + " entities: ARRAY<STRUCT<id: STRING, prompt: STRING, box: ARRAY<DOUBLE>>>>";

  PairWork {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String columns() {
    return "key STRING, number BIGINT, seed BIGINT, edit_kind STRING, edit_target STRING,"
        + " edit_value STRING, original_image_file_name STRING, edited_image_file_name STRING,"
        + " mask_image_file_name STRING, original_prompt STRING, edit_prompt STRING,"
        + " edit_prompts ARRAY<STRING>, edited_prompt STRING, original_layout "
        + LAYOUT
        + ", edited_layout "
        + LAYOUT
        + ", noise_seed BIGINT, changed_pixels BIGINT, changed_pixels_outside_mask BIGINT";
  }

  @Override
  public Worker open() {
    SynthesisOptions options = SynthesizeJob.options(arguments);
    LocalRenderer renderer = options.renderer();
    return new PairWorker(folder, origin, options.seed(), options.factory(renderer), renderer);
  }

  private record PairWorker(
      String folder, String origin, long seed, PairFactory factory, LocalRenderer renderer)
      implements Worker {

    @Override
    public Prepared prepare(String item) {
      long number = Long.parseLong(item);
      String depends = "%s\n%d\n%d".formatted(origin, seed, number);
      String key = Annotator.hash(depends.getBytes(StandardCharsets.UTF_8));
      return new Prepared() {
        @Override
        public String key() {
          return key;
        }

        @Override
        public String result() {
          return made(number, key);
        }
      };
    }

    private String made(long number, String key) {
      try {
        PairRecord pair = PairRecord.of(factory.pair(seed, number, new Cancellation()));
        FileSystem files = SharedFiles.of(new Path(folder));
        for (Map.Entry<String, byte[]> file : pair.files().entrySet()) {
          Path target = new Path(folder, file.getKey());
          if (!files.exists(target)) {
            SharedFiles.write(files, target, file.getValue());
          }
        }
        return pair.line().put("key", key).toString();
      } catch (BadRequest e) {
        throw new Failure(e.getMessage(), e);
      } catch (IOException e) {
        throw new Failure("its pictures cannot be written: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      renderer.close();
    }
  }
}
