package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.edits.EditDraft;
import studio.eligen.agent.designer.mllm.edits.EditResolver;
import studio.eligen.agent.designer.mllm.edits.Forecast;
import studio.eligen.agent.designer.mllm.edits.KnownThings;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/**
 * Understands what people say with the help of a multimodal model. START HERE: the model is told
 * the design, shown the picture and given one tool; {@link TurnLoop} asks it, {@link Dialogue}
 * knows how its server is asked, {@link EditResolver} does the arithmetic.
 *
 * <p>A turn that fails changes nothing, and its reply says why and what to do.
 */
public final class MllmDesigner implements Designer {

  private static final int LONGEST_WORDS = 8_000;

  private final MllmClient client;
  private final Dialogue dialogue;
  private final KnownThings things;
  private final Prompts prompts;
  private final Forecast forecast;
  private final Memory memory = new Memory();

  public MllmDesigner(
      MllmClient client, Vocabulary vocabulary, Prompts prompts, Forecast forecast) {
    this(client, vocabulary, prompts, forecast, () -> {});
  }

  /**
   * @param asking is run before each request, of which one turn may take several; it ends the turn
   *     where it throws
   */
  public MllmDesigner(
      MllmClient client,
      Vocabulary vocabulary,
      Prompts prompts,
      Forecast forecast,
      Runnable asking) {
    this.client = client;
    this.dialogue = new Dialogue(client, asking);
    this.things = new KnownThings(vocabulary);
    this.prompts = prompts;
    this.forecast = forecast;
  }

  @Override
  public Reply answer(Turn turn) {
    Cancellation now = turn.cancellation().within(client.settings().timeouts().turn());
    try {
      if (turn.words().length() > LONGEST_WORDS) {
        return unchanged(
            turn,
            "That is %d characters, and I read at most %d."
                .formatted(turn.words().length(), LONGEST_WORDS));
      }
      Reply reply = remembering(turn, now);
      memory.add(turn.words(), reply.text());
      return reply;
    } catch (MllmException e) {
      return unchanged(turn, e.getMessage());
    }
  }

  /** How the server is asked, as far as that is known by now. */
  public ToolMode toolMode() {
    return dialogue.mode();
  }

  /** Whether that is known since an earlier start of the program. */
  public boolean isToolModeRemembered() {
    return dialogue.isRemembered();
  }

  /** Tells what was said before, unless it is too much for the model. */
  private Reply remembering(Turn turn, Cancellation now) {
    try {
      return answer(turn, now);
    } catch (MllmException.TooLong e) {
      if (memory.clear()) {
        return answer(turn, now);
      }
      throw e;
    }
  }

  /** Shows the picture, unless the model refuses it: then the design in words has to do. */
  private Reply answer(Turn turn, Cancellation now) {
    Optional<SentPicture> picture =
        client.takesPictures() ? turn.picture().get().map(SentPicture::of) : Optional.empty();
    try {
      return answer(turn, picture, now);
    } catch (MllmException.Blind e) {
      return answer(turn, Optional.empty(), now);
    }
  }

  private Reply answer(Turn turn, Optional<SentPicture> seen, Cancellation now) {
    Design design = turn.history().design();
    Canvas canvas = design.canvas();
    SentSize sent =
        seen.map(SentPicture::size).orElseGet(() -> SentSize.of(canvas.width(), canvas.height()));
    BoxDialect dialect = client.settings().boxes();
    List<ChatMessage> opening = new ArrayList<>(memory.of(turn.history()));
    opening.add(spoken(turn, design, seen, dialect, sent));
    EditDraft draft =
        new EditDraft(
            new EditResolver(things, new BoxReader(dialect, sent), turn.attached()),
            turn.history(),
            forecast,
            turn.picture());
    return new TurnLoop(dialogue, draft, turn)
        .run(instructions(dialect.explained(sent)), opening, now);
  }

  private Function<ToolMode, String> instructions(String boxes) {
    String schema = DesignTools.SPECIFICATION.toJson();
    return mode -> {
      Purpose purpose =
          switch (mode) {
            case NATIVE -> Purpose.ANSWER_BY_TOOL;
            case SCHEMA -> Purpose.ANSWER_BY_SCHEMA;
            case TEXT -> Purpose.ANSWER_IN_TEXT;
          };
      return prompts.fill(
          Purpose.PLAN,
          Map.of(
              "vocabulary",
              things.described(),
              "boxes",
              boxes,
              "answer",
              prompts.fill(purpose, Map.of("schema", schema))));
    };
  }

  private UserMessage spoken(
      Turn turn, Design design, Optional<SentPicture> seen, BoxDialect dialect, SentSize sent) {
    List<Content> parts = new ArrayList<>();
    seen.ifPresent(picture -> parts.add(picture.content()));
    String text = DesignText.of(design, dialect, sent, seen.isPresent());
    if (turn.attached().isPresent()) {
      text += DesignText.ATTACHED;
    }
    parts.add(
        TextContent.from(
            prompts.fill(Purpose.TURN, Map.of("design", text, "words", turn.words()))));
    return UserMessage.from(parts);
  }

  private static Reply unchanged(Turn turn, String reason) {
    return new Reply(reason + " Nothing was changed.", new Action.Nothing(), turn.focus());
  }
}
