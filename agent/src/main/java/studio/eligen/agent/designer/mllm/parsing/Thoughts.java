package studio.eligen.agent.designer.mllm.parsing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text parted into what a model says and what it only thinks aloud. Models mark thoughts by tags
 * of many names, by channels, or by nothing but the tag that ends them: then all before it was one.
 *
 * @param said the text without thoughts, and without their marks
 * @param thought all thoughts, also one that has not come to its end
 */
public record Thoughts(String said, String thought) {

  private static final String NAME =
      "(?:ant|(?!end_)\\w{1,12}[:_])?(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflections?|analysis|scratch_?pad|(?:inner)?monologue"
          + "|rationale|cot|internal|plan(?:ning)?)(?:_\\w{1,12})?";

  /** Also as gateways write it that escape all. */
  private static final String OPENING = "(?:[<◁＜]|&lt;)\\|?";

  private static final String CLOSING = "\\|?(?:[>▷＞]|&gt;)";

  private static final String PLAIN_NAME = "(?:think(?:ing)?|thoughts?|reasoning)";

  private static final String BRACKETED = PLAIN_NAME + "]";

  /** A word at the very beginning: servers drop special tokens, and channels then run into it. */
  private static final String BARE_CHANNEL = "\\A\\s*(?:assistant)?analysis(?=\\p{L})";

  /** What is said on a channel is no thought if it is the final one, or holds a call. */
  private static final String SPOKEN_CHANNEL =
      "(?:final|commentary(?=[^{]{0,120}(?:message|json|code)[|>\\s]{0,9}\\{))";

  private static final Pattern MARK =
      Pattern.compile(
          "(?<open>"
              + OPENING
              + "(?:begin_of_|start_(?:of_)?)?"
              + NAME
              + "(?:\\s[^<>]{0,80})?"
              + CLOSING
              + "|<"
              + PLAIN_NAME
              + "[ \\t]{0,9}(?=\\R)" // its bracket was forgotten
              + "|\\["
              + BRACKETED
              + "|<unused94>(?:thought)?|"
              + BARE_CHANNEL
              + "|<\\|channel\\|?>\\s*(?!"
              + SPOKEN_CHANNEL
              + ")\\w+[^<]{0,80}(?:<\\|message\\|>)?"
              + "|\\A\\s*here(?:'s| is) my thought process:)"
              + "|(?<close>"
              + OPENING
              + "(?:\\s?\\\\?/\\s?|end_(?:of_)?)"
              + NAME
              + "\\s?"
              + CLOSING
              + "|<\\s?/\\s?"
              + PLAIN_NAME
              + "\\b" // cut before its bracket
              + "|\\[\\s?/\\s?"
              + BRACKETED
              + "|<unused95>"
              + "|<\\|channel\\|?>\\s*"
              + SPOKEN_CHANNEL
              + "|assistant(?=final|commentary)(?:final)?"
              + "|here(?:'s| is) my response:)"
              + "|(?<end><\\|end\\|>|<channel\\|>|"
              + OPENING
              + NAME
              + "\\s?/"
              + CLOSING
              + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Thoughts with a heading, or as some gateways fold them, and the heading of what is said. */
  private static final Pattern HEADED =
      Pattern.compile(
          "\\A\\s*(?:#{1,4} ?(?:thinking|reasoning)\\b|\\*\\*(?:thinking|thoughts?|reasoning)(?: process)?:?\\*\\*|✿?thought✿?:)"
              + "(?<headed>.*?)(?:^[ \\t]{0,9}(?:#{1,4} ?(?:final )?(?:response|answer)\\b"
              + "|\\*\\*(?:final )?(?:answer|response|reply):?\\*\\*|(?:final )?answer:|action:|✿function✿):?|\\z)"
              + "|<details type=\"?reasoning[^>]{0,80}>(?<folded>.*?)(?:</details>|\\z)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL | Pattern.MULTILINE);

  /** Fences: of thoughts, of something else that is said of what it is, and the end of one. */
  private static final Pattern FENCE =
      Pattern.compile(
          "(?<thoughts>^[ \\t]{0,9}(?:`{3,9}|~{3,9})[ \\t]{0,9}"
              + PLAIN_NAME
              + "\\b)|(?<inner>^[ \\t]{0,9}(?:`{3,9}|~{3,9})[ \\t]{0,9}\\w{1,20}[ \\t]{0,9}$)|`{3,9}|~{3,9}",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  public static Thoughts in(String all) {
    StringBuilder said = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    String text =
        HEADED
            .matcher(unfenced(all, thought))
            .replaceAll(
                headed -> {
                  thought.append(headed.group(headed.group(1) != null ? 1 : 2));
                  return "";
                });
    boolean thinking = false;
    int from = 0;
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      (thinking ? thought : said).append(text, from, mark.start());
      from = mark.end();
      if (mark.group("close") != null && !thinking) {
        thought.append(said); // its beginning was not marked
        said.setLength(0);
      }
      thinking = mark.group("open") != null;
    }
    (thinking ? thought : said).append(text, from, text.length());
    return new Thoughts(said.toString(), thought.toString());
  }

  /** What stands outside of fences of thoughts, which may have others in them. */
  private static String unfenced(String all, StringBuilder thought) {
    StringBuilder rest = new StringBuilder();
    int depth = 0;
    int from = 0;
    Matcher fence = FENCE.matcher(all);
    while (fence.find()) {
      boolean opens = fence.group("thoughts") != null;
      if (depth == 0 && !opens) {
        continue;
      }
      (depth == 0 ? rest : thought).append(all, from, fence.start());
      from = fence.end();
      depth += opens || fence.group("inner") != null ? 1 : -1;
    }
    (depth == 0 ? rest : thought).append(all, from, all.length());
    return rest.toString();
  }
}
