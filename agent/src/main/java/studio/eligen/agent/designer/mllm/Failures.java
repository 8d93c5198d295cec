package studio.eligen.agent.designer.mllm;

import java.time.Duration;
import java.util.regex.Pattern;

/** Says in plain words what a server or its model refused, and what to do about it. */
final class Failures {

  /** More is not waited for within a turn. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final int LONGEST_QUOTE = 200;

  private static final String TOKEN = "\\b(?:api|access|auth)\\w*[ _-]?(?:key|token)s?\\b";
  private static final String WRONG =
      "(?:in|not )valid|incorrect|expired|missing|required|not (?:found|provided)|wrong|revoked|disabled|no |bad ";

  /** How servers say that a key is wrong, whatever their status. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)%s.{0,80}(?:%s)|(?:%s).{0,40}%s|\\bunauthori[sz]ed|\\bunauthenticated|invalid token\\b\\W*$|authentication (?:fail|error)\\w*|(?:token|key|令牌|密钥).{0,10}(?:非法|无效|过期|失效)"
              .formatted(TOKEN, WRONG, WRONG, TOKEN));

  private static final Pattern TOO_LONG =
      Pattern.compile(
          "(?i)context.{0,20}(?:length|size|window)|(?:\\bmax(?:imum)?\\b|too many|exceed\\w*).{0,40}tokens|prompt is too long"
              + "|max_(?:completion_)?tokens.{0,20}must be at least");

  /** What does not pass by waiting, though the status says so. */
  private static final Pattern UNPAID =
      Pattern.compile("(?i)quota|billing|balance|insufficient.{0,20}(?:credit|fund)|payment|欠费|余额");

  /** The way in which a model is given its tool, whatever else a status means. */
  private static final Pattern WAY =
      Pattern.compile(
          "(?i)\\btools?\\b|\\bfunction.?call|response_format|json_schema|structured output|\\bgrammar\\b|jinja");

  /** What a server says that has failed and keeps the reason, such as a model's wrong name. */
  private static final Pattern UNSAID = Pattern.compile("(?i)(?:internal server error)?\\W*");

  private static final Pattern ON_HTTPS = Pattern.compile("(?i)http request.{0,40}https");

  private static final String SIGHT =
      "image|picture|photo|vision|visual|multi-?modal|mmproj|media|图|圖|视觉|多模态";

  private static final Pattern PICTURES =
      Pattern.compile(
          "(?i)%s|content.{0,60}\\bstring\\b|\\bstring\\b.{0,20}content|content.{0,40}\\btext only|unknown variant|string_type"
              .formatted(SIGHT));

  /** What is said of a status that mostly means something else, such as 404 and 500. */
  private static final Pattern PICTURE_INPUT =
      Pattern.compile(
          "(?i)(?:%s).{0,60}(?:input|support)|support.{0,60}(?:%s)".formatted(SIGHT, SIGHT));

  /** What only a model complains of that takes pictures, but not this one or not so many. */
  private static final Pattern THIS_PICTURE =
      Pattern.compile(
          "(?i)too (?:large|big|small|long|many)|at most [1-9]|exceed|format|decod|base64|corrupt|truncated"
              + "|invalid image\\b|pixel|resolution|dimension|\\bbytes\\b|\\d\\s?[KM]i?B\\b|download|fetch|tokens"
              + "|(?:fail|unable|cannot|can't|could not|couldn't|error|problem).{0,12}\\b(?:load|open|read|process|identif|pars|handl)");

  private Failures() {}

  static MllmException webPage(String title, MllmSettings settings) {
    return new MllmException.Refused(
        "%s answers with a web page%s and not as a model; %s mostly ends in /v1."
            .formatted(
                settings.server(),
                title.isEmpty() ? "" : " (\"" + quoted(title, settings) + "\")",
                MllmConfiguration.URL));
  }

  /**
   * @param came what the server sent, as far as it is kept; may be empty
   */
  static MllmException noAnswer(MllmSettings settings, String came, Throwable cause) {
    String what =
        came.isEmpty() ? "ends its answer with no word" : "sent what is no answer of a chat model";
    return new MllmException.Nonsense(
        sentence(settings, what, came) + " Check that it serves the OpenAI API.", cause);
  }

  static MllmException declined(MllmSettings settings, String said) {
    return nonsense(
        sentence(settings, "has a model that declines to answer", said)
            + " Say it in other words.");
  }

  static MllmException withheld(MllmSettings settings) {
    return nonsense(
        "The content filter of %s withheld the answer; say it in other words."
            .formatted(settings.server()));
  }

  /** What was said before may have taken the room that the answer needs. */
  static MllmException cutOff(MllmSettings settings) {
    return new MllmException.TooLong(
        "The answer was cut off, as the model at %s came to its limit of tokens; ask for less at once, or allow it longer answers."
            .formatted(settings.server()));
  }

  /**
   * @param finish why the answer ended, in the server's word
   */
  static MllmException failed(MllmSettings settings, String finish) {
    String sentences =
        sentence(settings, "broke its answer off, and gives as the reason", finish)
            + " Try again, or say it in other words.";
    return finish.contains("malformed")
        ? new MllmException.Unsupported(sentences)
        : new MllmException.Broken(sentences, null);
  }

  static MllmException endless(MllmSettings settings) {
    return new MllmException.Unsupported(
        "The model at %s says the same again and again; say it in other words, or use another model."
            .formatted(settings.server()));
  }

  static MllmException brokenOff(MllmSettings settings) {
    return new MllmException.Broken(
        "The answer of %s broke off in the middle; try again.".formatted(settings.server()), null);
  }

  private static MllmException nonsense(String sentences) {
    return new MllmException.Nonsense(sentences, null);
  }

  /**
   * @param said by the server, for it to be seen should it have meant something else; may be empty
   */
  static MllmException.Blind blind(MllmSettings settings, String said) {
    String quote = quoted(said, settings);
    return new MllmException.Blind(
        "The model %s at %s takes no pictures%s; to have pictures opened or checked, set %s to one that sees, such as one with \"VL\" in its name."
            .formatted(
                settings.model(),
                settings.server(),
                quote.isEmpty() ? "" : " (\"" + quote + "\")",
                MllmConfiguration.MODEL));
  }

  /**
   * Whether a server gave this answer because its model takes no pictures. There is no code for it:
   * each server says it in words of its own. Words that nobody foresaw count, as a person could not
   * even talk to the model otherwise; those about the one picture do not.
   */
  static boolean isBlindness(ServerError error, MllmSettings settings) {
    String said = error.said().replace(settings.model(), "");
    boolean refused = of(error, settings) instanceof MllmException.Unsupported;
    boolean elsewhere = error.status() == 404 || error.status() >= 500;
    return (refused && PICTURES.matcher(said).find()
            || elsewhere && PICTURE_INPUT.matcher(said).find())
        && !THIS_PICTURE.matcher(said).find();
  }

  static MllmException of(ServerError error, MllmSettings settings) {
    int status = error.status();
    String said = error.said();
    boolean aboutKey = KEY.matcher(said).find();
    if (ON_HTTPS.matcher(said).find()) {
      return TransportFailures.encrypted(settings);
    }
    if (status == 401 || aboutKey && status != 429 || status == 403 && said.isBlank()) {
      return new MllmException.Refused(key(settings, said));
    }
    if (TOO_LONG.matcher(said).find()) {
      return new MllmException.TooLong(
          sentence(settings, "cannot read so much at once", said)
              + " Start the model there with a longer context.");
    }
    if ((status == 404 || status >= 500) && WAY.matcher(said).find()) {
      return unsupported(error, settings);
    }
    if (status == 402 || status == 429 && UNPAID.matcher(said).find()) {
      return new MllmException.Refused(
          sentence(settings, "wants to be paid (status %d)".formatted(status), said));
    }
    if (status == 429 || status >= 500 && status != 501) {
      return busy(error, settings);
    }
    if (status == 404 || status == 405) {
      return new MllmException.Refused(
          sentence(settings, "knows no chat model \"" + settings.model() + "\"", said)
              + " Check %s and %s.".formatted(MllmConfiguration.URL, MllmConfiguration.MODEL));
    }
    if (status == 407) {
      return TransportFailures.proxy(
          settings, said.isBlank() ? "status 407" : quoted(said, settings));
    }
    if (status == 403) {
      return new MllmException.Refused(
          sentence(settings, "refuses the request (status %d)".formatted(status), said));
    }
    if (status == 413) {
      return new MllmException.Refused(
          sentence(settings, "takes no request of this size (status 413)", said)
              + " Raise the limit there, or choose a smaller picture.");
    }
    return unsupported(error, settings);
  }

  private static MllmException unsupported(ServerError error, MllmSettings settings) {
    String what =
        error.status() == 0
            ? "reports an error"
            : "does not take the request (status " + error.status() + ")";
    String then = error.status() == 0 ? " Try again, or say it in other words." : "";
    return new MllmException.Unsupported(sentence(settings, what, error.said()) + then);
  }

  private static String key(MllmSettings settings, String said) {
    return settings.key().isPresent()
        ? sentence(settings, "refuses the key", said)
            + " Set %s to one that it takes.".formatted(MllmConfiguration.KEY)
        : sentence(settings, "asks for a key", said)
            + " Set %s in the place where %s is set."
                .formatted(MllmConfiguration.KEY, MllmConfiguration.URL);
  }

  private static MllmException busy(ServerError error, MllmSettings settings) {
    boolean asked = error.status() == 429;
    String why = asked ? "has too much to do" : "failed (status " + error.status() + ")";
    boolean toldWhen = error.pause().compareTo(LONGEST_WAIT) > 0 && error.pause().toDays() == 0;
    String when = toldWhen ? "in " + TransportFailures.seconds(error.pause()) : "later";
    boolean unsaid = UNSAID.matcher(error.said()).matches();
    String otherwise =
        error.status() == 500 && unsaid
            ? ", or see its log for the reason and check %s.".formatted(MllmConfiguration.MODEL)
            : ".";
    return new MllmException.Busy(
        sentence(settings, why, error.said()) + " Try again %s%s".formatted(when, otherwise),
        error.pause());
  }

  private static String sentence(MllmSettings settings, String what, String said) {
    String quote = quoted(said, settings);
    String end = quote.endsWith(".") ? "\"" : "\".";
    return settings.server() + " " + what + (quote.isEmpty() ? "." : ": \"" + quote + end);
  }

  /** Some of what a server said, on one line and without the key. */
  private static String quoted(String said, MllmSettings settings) {
    String hidden = settings.key().map(key -> key.hiddenIn(said)).orElse(said);
    String host = ServerAddress.host(settings.baseUrl());
    String told = hidden.replace(host, settings.audience().told(host, "…"));
    String line = told.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
