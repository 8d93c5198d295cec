package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.mllm.edits.KnownThings;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Found;
import studio.eligen.agent.designer.mllm.parsing.WrittenBox;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** Makes a design of a picture that came from elsewhere: what is in it, and where. */
public final class Grounding {

  private static final int MOST_THINGS = DesignRules.MOST_ENTITIES;
  private static final int LONGEST_SCENE = 200;
  private static final int LONGEST_QUOTE = 100;
  private static final int LONGEST_PROMPT = 80;
  private static final Pattern SCENE =
      Pattern.compile("(?im)^[^\\p{L}\\n]{0,9}scene[^\\p{L}\\n]{0,9}(\\p{L}[^\\n]{0,400})$");

  /** From this share of the smaller box on, two boxes of one label are one thing. */
  private static final double SAME = 0.9;

  private final MllmClient client;
  private final KnownThings things;
  private final Prompts prompts;

  public Grounding(MllmClient client, Vocabulary vocabulary, Prompts prompts) {
    this.client = client;
    this.things = new KnownThings(vocabulary);
    this.prompts = prompts;
  }

  /**
   * What a picture shows.
   *
   * @param cut whether the model was cut off, so that things may be missing
   */
  public record Seen(Design design, boolean cut) {}

  /**
   * The design that a picture shows, larger things behind smaller ones. What the picture model
   * could not draw keeps the name that the language model gave it: it is there already.
   *
   * @param canvas of the design
   * @throws MllmException if the model gives no answer, or one without boxes
   */
  public Seen of(BufferedImage picture, Canvas canvas, long seed, Cancellation cancellation) {
    SentPicture sent = SentPicture.of(picture);
    MllmClient.Look look = look(sent, cancellation);
    String text = look.text();
    List<Found> found = distinct(new BoxReader(dialect(), sent.size()).read(text).found());
    if (found.isEmpty()) {
      throw new MllmException.Nonsense(
          "The model found nothing in the picture%s; check that it can see (\"eligen doctor\" tries), or use another."
              .formatted(instead(text)),
          null);
    }
    return new Seen(new Design(canvas, scene(text), "", "", seed, entities(found)), look.cut());
  }

  /**
   * Entities of a picture with their boxes as they are written, nothing left out.
   *
   * @param cut whether the model was cut off, so that some may be missing
   */
  public record Entities(List<WrittenBox> written, boolean cut) {
    public Entities {
      written = List.copyOf(written);
    }
  }

  /**
   * Entities of a picture whose description is known, for a picture model to learn from.
   *
   * @param caption what somebody described it with
   * @param most entities that are asked for
   * @throws MllmException if the model gives no answer
   */
  public Entities entities(
      BufferedImage picture, String caption, int most, Cancellation cancellation) {
    SentPicture sent = SentPicture.of(picture);
    String words =
        prompts.fill(
            Purpose.ANNOTATE,
            Map.of(
                "caption", caption,
                "most", String.valueOf(most),
                "boxes", dialect().explained(sent.size()),
                "example", dialect().example()));
    MllmClient.Look look = look(sent, words, cancellation);
    return new Entities(new BoxReader(dialect(), sent.size()).written(look.text()), look.cut());
  }

  /** What it said where boxes should be. */
  private static String instead(String text) {
    String said = TextToolCalls.visible(text).replaceAll("\\s+", " ");
    return said.isEmpty()
        ? ""
        : " and said \"%s\"".formatted(said.substring(0, Math.min(LONGEST_QUOTE, said.length())));
  }

  /** What a model finds, as it says it; for the calibration. */
  String ask(SentPicture sent, Cancellation cancellation) {
    return look(sent, cancellation).text();
  }

  private MllmClient.Look look(SentPicture sent, Cancellation cancellation) {
    String words =
        prompts.fill(
            Purpose.GROUND,
            Map.of(
                "most", String.valueOf(MOST_THINGS),
                "boxes", dialect().explained(sent.size()),
                "example", dialect().example()));
    return look(sent, words, cancellation);
  }

  private MllmClient.Look look(SentPicture sent, String words, Cancellation cancellation) {
    UserMessage message = UserMessage.from(sent.content(), TextContent.from(words));
    return client.look(ChatRequest.builder().messages(message).build(), cancellation);
  }

  private BoxDialect dialect() {
    return client.settings().boxes();
  }

  private static List<Found> distinct(List<Found> found) {
    List<Found> distinct = new ArrayList<>();
    for (Found one : found) {
      boolean known =
          distinct.stream()
              .anyMatch(
                  other ->
                      other.label().equalsIgnoreCase(one.label())
                          && Bounds.of(other.box()).overlap(Bounds.of(one.box())) > SAME);
      if (!known && distinct.size() < MOST_THINGS) {
        distinct.add(one);
      }
    }
    return distinct;
  }

  private List<Entity> entities(List<Found> found) {
    List<Found> backToFront = new ArrayList<>(found);
    backToFront.sort(Comparator.comparingDouble(one -> -area(one.box())));
    List<Entity> entities = new ArrayList<>();
    for (Found one : backToFront) {
      String prompt = label(one.label());
      String word = things.idWord(prompt);
      String id = word;
      for (int n = 2; taken(entities, id); n++) {
        id = word + "-" + n;
      }
      entities.add(new Entity(id, prompt, one.box()));
    }
    return entities;
  }

  private static boolean taken(List<Entity> entities, String id) {
    return entities.stream().anyMatch(entity -> entity.id().equals(id));
  }

  private static String label(String label) {
    String plain = label.replaceFirst("(?i)^(an?|the)\\s+", "").replaceAll("\\s+", " ").strip();
    return plain.isEmpty() ? "thing" : plain.substring(0, Math.min(LONGEST_PROMPT, plain.length()));
  }

  private static String scene(String text) {
    Matcher match = SCENE.matcher(text.substring(0, Math.min(text.length(), 64_000)));
    if (!match.find()) {
      return "";
    }
    String scene = TextToolCalls.visible(match.group(1)).replaceFirst("[.\\s*]+$", "");
    return scene.substring(0, Math.min(LONGEST_SCENE, scene.length()));
  }

  private static double area(Region.Box box) {
    return box.width() * box.height();
  }
}
