package studio.eligen.agent.annotation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.Grounding;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.Recaption;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.Sha256;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/**
 * Asks a model about one picture: to describe it anew, then for entities of it and their places
 * (the paper's section 3.3). May be used from several threads at once.
 */
public final class Annotator {

  /** More entities than a person tells apart in a picture. */
  public static final int MOST_ENTITIES = 32;

  /** So many times more entities are asked for than are kept, for chance to choose from. */
  private static final int ASKED_FOR = 2;

  private static final int DIGITS = 32;

  private final MllmSettings settings;
  private final Recaption recaption;
  private final Grounding grounding;
  private final int most;
  private final String version;

  /**
   * One that asks a server.
   *
   * @param most entities of a picture that are kept, 1 to {@link #MOST_ENTITIES}: which of those
   *     that were found is left to chance, the same for the same picture
   */
  public Annotator(MllmSettings settings, Prompts prompts, int most) {
    if (most < 1 || most > MOST_ENTITIES) {
      throw new BadRequest(
          "%d entities a picture cannot be kept; give 1 to %d.".formatted(most, MOST_ENTITIES));
    }
    this.settings = settings;
    this.most = most;
    MllmClient client = new MllmClient(settings.withoutRetries()); // each try passes the gate
    this.recaption = new Recaption(client, prompts);
    this.grounding = new Grounding(client, VocabularyFile.anything(), prompts);
    this.version = version(prompts);
  }

  /** All that is said to the model, and what is made of it. */
  private String version(Prompts prompts) {
    String words =
        prompts.fill(Purpose.RECAPTION, Map.of())
            + prompts.fill(
                Purpose.ANNOTATE,
                Map.of(
                    "caption", "", "most", "", "boxes", "", "example", settings.boxes().label()));
    return hash((words + BoxRules.VERSION + "," + most).getBytes(StandardCharsets.UTF_8));
  }

  /** A hash of bytes: of them as they are, so that the same picture in two files is one. */
  public static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, DIGITS);
  }

  /**
   * What tells the answer about a picture from others: picture, model and what it is told.
   *
   * @param picture hash of its file
   */
  public String key(String picture) {
    return hash(
        (picture + "\n" + settings.model() + "\n" + version).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a picture shows; it takes two questions.
   *
   * @param gate is passed before each question, however often it is asked
   * @throws MllmException if the model gives no answer to one of the questions
   */
  public Annotation annotate(
      DatasetPicture picture, Gate gate, Patience patience, Cancellation cancellation) {
    Duration longest = settings.timeouts().turn();
    String caption =
        patience.ask(
            () -> recaption.of(picture.seen(), cancellation.within(longest)), gate, cancellation);
    Grounding.Entities found =
        patience.ask(
            () ->
                grounding.entities(
                    picture.seen(), caption, ASKED_FOR * most, cancellation.within(longest)),
            gate,
            cancellation);
    BoxRules.Sorted sorted = BoxRules.sort(found.written(), picture.seen());
    String key = key(picture.hash());
    return new Annotation(
        key,
        picture.hash(),
        picture.ending(),
        picture.source(),
        picture.seen().getWidth(),
        picture.seen().getHeight(),
        caption,
        chosen(sorted.entities(), key),
        sorted.dropped(),
        found.cut(),
        settings.model());
  }

  /** Some at random where there are too many, larger ones first. */
  private List<Entity> chosen(List<Entity> entities, String key) {
    List<Entity> chosen = new ArrayList<>(entities);
    Collections.shuffle(chosen, new Random(Long.parseUnsignedLong(key.substring(0, 16), 16)));
    chosen = new ArrayList<>(chosen.subList(0, Math.min(most, chosen.size())));
    chosen.sort(
        Comparator.comparingDouble(
            (Entity entity) -> -entity.box().width() * entity.box().height()));
    return chosen;
  }
}
