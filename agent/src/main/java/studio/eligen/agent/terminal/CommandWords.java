package studio.eligen.agent.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people say who do not know the commands: the words for leaving leave, and questions for what
 * only a command does are answered with that command. The designer never hears of either.
 */
final class CommandWords {

  private static final Pattern LEAVING =
      Pattern.compile("/?(?:quit|exit|bye|goodbye|good bye|bye bye)(?: please)?");

  private static final String ASKING =
      "(?:(?:please|how|where|can|could|do|does|would|you|i|we|one|to|want|need|like|let|me|now|just) )*";
  private static final String PICTURE =
      "(?:(?:it|this|that|(?:the|my|this|that|a|an)(?: last| current| whole)? "
          + "(?:picture|image|photo|drawing|design|result|file))(?: (?:as|to|in) .*)?)";
  private static final String END = "(?: (?:please|now|here|again))*";

  private static final List<Entry<Pattern, String>> HINTS =
      List.of(
          hint(
              "(?:save|store|export|download)(?: " + PICTURE + ")",
              "/save cat.png writes the picture with its design, /export cat.png the picture alone;"
                  + " /save cat.json writes the design."),
          hint(
              "(?:quit|exit|leave|close|stop|end|get out)(?: (?:here|the (?:program|chat|app)|eligen))?",
              "/quit leaves, and so does Ctrl-D; what was made is kept."),
          hint(
              "(?:open|load|import|use|edit)(?: (?:a|an|my|my own|another|the))"
                  + " (?:picture|image|photo|file|design)",
              "/open FILE begins from a design or from a picture, such as /open photo.jpg."),
          hint(
              "(?:see|show|list)(?: me)? (?:the |all |all the |my )?(?:versions|history)",
              "/history lists the versions, and /fork N goes to one."),
          hint(
              "(?:change|set|see) the (?:seed|noise)",
              "/seed N draws from other noise, /seed tells."),
          hint("(?:change|set|see) the (?:number of )?steps", "/steps N sets them, /steps tells."));

  private CommandWords() {}

  private static Entry<Pattern, String> hint(String words, String answer) {
    return Map.entry(Pattern.compile(ASKING + words + END), answer);
  }

  /** Whether the words, with a slash or without, take leave. */
  static boolean leave(String said) {
    return LEAVING.matcher(plain(said)).matches();
  }

  /** The command for what the words ask for, in a sentence, if only a command does it. */
  static Optional<String> hint(String said) {
    String words = plain(said);
    return HINTS.stream()
        .filter(hint -> hint.getKey().matcher(words).matches())
        .map(Entry::getValue)
        .findFirst();
  }

  private static String plain(String said) {
    return said.length() > 200
        ? ""
        : said.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?]", " ").replaceAll("\\s+", " ").strip();
  }
}
