package studio.eligen.agent.designer.mllm.parsing;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model's own turn ends. A server that does not know the model's mark for it lets the model
 * go on, which then plays the person and itself in turns.
 */
public final class Turns {

  private static final int LONGEST_MARK = 40;

  private static final Pattern MARK =
      Pattern.compile(
          "<\\|(?:im_(?:start|end)|start_header_id|eot_id|eom_id|endoftext|end_of_text|(?:start|end)_of_turn(?:_token)?)\\|>"
              + "|<(?:start|end)_of_turn>|<(?:turn\\||\\|turn)>|</s>|<eos>|<｜end▁of▁sentence｜>",
          Pattern.CASE_INSENSITIVE);

  /** What a template writes before somebody's words. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)(?:<\\|im_start\\|>|<start_of_turn>|<\\|turn>)\\s*\\w*"
              + "|<\\|start_header_id\\|>\\s*\\w*\\s*<\\|end_header_id\\|>|</?s>|<(?:bos|eos|pad|unk)>");

  private Turns() {}

  /**
   * Where the first turn in a text ends in which something was said, nothing while it has no end.
   *
   * @param from where something new begins; what is before it was looked through
   */
  public static OptionalInt end(CharSequence text, int from) {
    Matcher mark = MARK.matcher(text).region(Math.max(0, from - LONGEST_MARK), text.length());
    while (mark.find()) {
      String before = withoutMarks(text.subSequence(0, mark.start()).toString());
      if (!before.isBlank()) {
        return OptionalInt.of(mark.start());
      }
    }
    return OptionalInt.empty();
  }

  /** A text without what marks turns in it. */
  public static String withoutMarks(String text) {
    return MARK.matcher(OPENING.matcher(text).replaceAll("")).replaceAll("");
  }
}
