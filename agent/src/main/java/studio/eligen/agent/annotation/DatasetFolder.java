package studio.eligen.agent.annotation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/**
 * A dataset that grows: {@code annotations.jsonl} has a line for each answer, written when the
 * answer came; {@code images} and {@code masks} lie beside it, named after their contents. The
 * lists that trainers read are made of these lines by {@link #writeLists}, at any time. May be used
 * from several threads at once.
 */
public final class DatasetFolder implements AutoCloseable {

  /** The file of answers. */
  public static final String JOURNAL = "annotations.jsonl";

  private static final String IMAGES = "images";
  private static final String MASKS = "masks";

  private final Path folder;
  private final Journal journal;
  private final Set<String> answered = new HashSet<>();

  /** The line that counts of each picture: the last one. */
  private final Map<String, Long> lines = new HashMap<>();

  private long count;

  private DatasetFolder(Path folder, Journal journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /**
   * Opens it, or begins it.
   *
   * @throws BadRequest if it cannot be written, holds something else, or another program writes it
   */
  public static DatasetFolder open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadRequest("%s is a file; name a folder for the dataset.".formatted(folder));
    }
    refuseAnother(folder);
    NewFile.folder(folder.resolve(IMAGES));
    NewFile.folder(folder.resolve(MASKS));
    Journal journal = Journal.open(folder.resolve(JOURNAL));
    try {
      DatasetFolder dataset = new DatasetFolder(folder, journal);
      journal.recover(dataset::remember, AnnotationJson.BEGINNING);
      return dataset;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Somebody's own dataset would be written over. */
  private static void refuseAnother(Path folder) {
    boolean begunHere = Files.exists(folder.resolve(JOURNAL));
    boolean hasList = DatasetLists.NAMES.stream().anyMatch(n -> Files.exists(folder.resolve(n)));
    if (hasList && !begunHere) {
      throw new BadRequest(
          "%s holds a dataset that was not begun here; name another folder.".formatted(folder));
    }
  }

  private void remember(String line, long number) {
    Annotation annotation = read(line, number);
    answered.add(annotation.key());
    lines.put(annotation.picture(), number);
    count = number + 1;
  }

  private Annotation read(String line, long number) {
    return AnnotationJson.read(line, "%s, line %d".formatted(folder.resolve(JOURNAL), number + 1));
  }

  public Path folder() {
    return folder;
  }

  /** Whether the question of this key has its answer. */
  public synchronized boolean has(String key) {
    return answered.contains(key);
  }

  /** Pictures whose answers are here. */
  public synchronized int pictures() {
    return lines.size();
  }

  /**
   * Keeps an answer: first the picture and its masks, if there is anything to learn from, then the
   * line.
   *
   * @param picture that it is about
   */
  public void add(Annotation annotation, DatasetPicture picture) {
    if (!annotation.entities().isEmpty()) {
      writePicture(annotation, picture);
    }
    String line = AnnotationJson.write(annotation);
    synchronized (this) {
      journal.add(line);
      answered.add(annotation.key());
      lines.put(annotation.picture(), count++);
    }
  }

  private void writePicture(Annotation annotation, DatasetPicture picture) {
    Path image = folder.resolve(imageName(annotation));
    if (!Files.exists(image)) {
      NewFile.write(image, picture.kept());
    }
    for (int i = 0; i < annotation.entities().size(); i++) {
      Region.Mask mask =
          RectangleMask.of(
              annotation.entities().get(i).box(), annotation.width(), annotation.height());
      NewFile.write(folder.resolve(maskName(annotation, i)), Pictures.png(mask));
    }
  }

  /** Where a drawn picture of this hash lies. */
  Path image(String hash) {
    return folder.resolve("%s/%s.png".formatted(IMAGES, hash));
  }

  static String imageName(Annotation annotation) {
    return "%s/%s.%s".formatted(IMAGES, annotation.picture(), annotation.ending());
  }

  static String maskName(Annotation annotation, int entity) {
    return "%s/%s-%d.png".formatted(MASKS, annotation.key(), entity);
  }

  /** Each picture's annotation, in the order in which they came. */
  synchronized void forEach(Consumer<Annotation> reader) {
    journal.read(
        (line, number) -> {
          Annotation annotation = read(line, number);
          if (lines.get(annotation.picture()) == number) {
            reader.accept(annotation);
          }
        });
  }

  /** Writes the lists that trainers read, whole or as they were before. */
  public void writeLists() {
    DatasetLists.write(this);
  }

  /** What all answers come to. */
  public synchronized DatasetCounts counts() {
    DatasetCounts counts = new DatasetCounts();
    forEach(counts::add);
    return counts;
  }

  @Override
  public void close() {
    journal.close();
  }
}
