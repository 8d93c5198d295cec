package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.awt.image.BufferedImage;
import java.util.Map;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** Has a model describe a picture anew, in words that a picture model learns from. */
public final class Recaption {

  /** Longer than any description that was asked for; the rest is a model that finds no end. */
  private static final int LONGEST = 1_000;

  private static final String ANNOUNCEMENT =
      "(?i)^(?:here is[^:]{0,60}|sure[^:]{0,60}|description|caption)\\s?:\\s*";
  private static final String QUOTES = "^[\"'“`*\\s]+|[\"'”`*\\s]+$";

  private final MllmClient client;
  private final Prompts prompts;

  public Recaption(MllmClient client, Prompts prompts) {
    this.client = client;
    this.prompts = prompts;
  }

  /**
   * The description, on one line, of at most 1,000 characters.
   *
   * @throws MllmException if the model gives no answer, or none with a word in it
   */
  public String of(BufferedImage picture, Cancellation cancellation) {
    String words = prompts.fill(Purpose.RECAPTION, Map.of());
    UserMessage message =
        UserMessage.from(SentPicture.of(picture).content(), TextContent.from(words));
    MllmClient.Look look =
        client.look(ChatRequest.builder().messages(message).build(), cancellation);
    String said = TextToolCalls.visible(look.text()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String plain = said.replaceFirst(ANNOUNCEMENT, "").replaceAll(QUOTES, "");
    if (plain.chars().noneMatch(Character::isLetter)) {
      throw new MllmException.Nonsense(
          "The model described the picture with no word; check that it can see (\"eligen doctor\" tries), or use another.",
          null);
    }
    return whole(plain);
  }

  /** Cut at the end of a sentence, or else of a word, where it is too long. */
  private static String whole(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String cut = text.substring(0, LONGEST);
    int end = cut.lastIndexOf(". ") + 1;
    return end > 0 ? cut.substring(0, end) : cut.substring(0, Math.max(1, cut.lastIndexOf(' ')));
  }
}
