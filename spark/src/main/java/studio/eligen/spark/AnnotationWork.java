package studio.eligen.spark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import studio.eligen.agent.annotation.Annotation;
import studio.eligen.agent.annotation.Annotator;
import studio.eligen.agent.annotation.DatasetPicture;
import studio.eligen.agent.annotation.Gate;
import studio.eligen.agent.annotation.Patience;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.prompts.Prompts;

/**
 * Asks a model about pictures: items are the addresses of their files. The model's key is no part
 * of this; each machine has it in its environment.
 *
 * @param settings of the server, by the names of {@link MllmConfiguration}
 * @param most entities of a picture that are kept
 * @param perMinute questions that one partition asks, at most; infinite where there is no limit
 */
record AnnotationWork(Map<String, String> settings, int most, double perMinute) implements Work {

  private static final long serialVersionUID = 1;
  private static final int LARGEST = 256 << 20;

  AnnotationWork {
    settings = Map.copyOf(settings);
  }

  @Override
  public String columns() {
    return "key STRING, picture STRING, image STRING, width INT, height INT, prompt STRING,"
        + " eligen_entity_prompts ARRAY<STRING>, eligen_entity_masks ARRAY<ARRAY<DOUBLE>>,"
        + " dropped ARRAY<STRUCT<label: STRING, doubt: STRING>>, cut BOOLEAN, model STRING";
  }

  @Override
  public Worker open() {
    return new PictureWorker(annotator(), Gate.of(perMinute));
  }

  /**
   * The one who asks, with this machine's environment.
   *
   * @throws InvalidInput if the settings make no sense
   */
  Annotator annotator() {
    return new Annotator(
        MllmConfiguration.of(settings, System.getenv(), java.nio.file.Path.of("").toAbsolutePath())
            .server()
            .orElseThrow(() -> new InvalidInput("No model that sees is set; give --mllm-model.")),
        Prompts.builtIn(),
        most);
  }

  /** One result, with the places of entities as boxes: left, top, right, bottom in fractions. */
  private static String json(Annotation annotation, String image) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", annotation.key()).put("picture", annotation.picture()).put("image", image);
    json.put("width", annotation.width()).put("height", annotation.height());
    json.put("prompt", annotation.prompt());
    ArrayNode prompts = json.putArray("eligen_entity_prompts");
    ArrayNode boxes = json.putArray("eligen_entity_masks");
    for (Annotation.Entity entity : annotation.entities()) {
      Region.Box box = entity.box();
      prompts.add(entity.prompt());
      boxes.addArray().add(box.x0()).add(box.y0()).add(box.x1()).add(box.y1());
    }
    ArrayNode dropped = json.putArray("dropped");
    annotation
        .dropped()
        .forEach(
            one -> dropped.addObject().put("label", one.label()).put("doubt", one.doubt().label()));
    return json.put("cut", annotation.cut()).put("model", annotation.model()).toString();
  }

  private record PictureWorker(Annotator annotator, Gate gate) implements Worker {

    @Override
    public Prepared prepare(String item) {
      byte[] file = read(item);
      String key = annotator.key(Annotator.hash(file));
      return new Prepared() {
        @Override
        public String key() {
          return key;
        }

        @Override
        public String result() {
          return ask(file, item);
        }
      };
    }

    private String ask(byte[] file, String item) {
      Cancellation never = new Cancellation();
      try {
        DatasetPicture picture = DatasetPicture.of(file, item);
        return json(annotator.annotate(picture, gate, Patience.USUAL, never), item);
      } catch (MllmException.Refused | MllmException.Blind | MllmException.Unreachable e) {
        throw e; // so is every other picture: the job ends, and says why
      } catch (MllmException | BadRequest e) {
        throw new Failure(e.getMessage(), e);
      }
    }

    private static byte[] read(String item) {
      Path path = new Path(item);
      try {
        FileSystem files = SharedFiles.of(path);
        long size = files.getFileStatus(path).getLen();
        if (size > LARGEST) {
          throw new Failure(
              "it has %,d bytes; a picture has at most %,d.".formatted(size, LARGEST), null);
        }
        try (FSDataInputStream in = files.open(path)) {
          return in.readNBytes(LARGEST);
        }
      } catch (IOException e) {
        throw new Failure("it cannot be read: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
