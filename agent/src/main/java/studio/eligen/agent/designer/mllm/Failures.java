package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/** Says in plain words what went wrong between us and a server, and what to do about it. */
final class Failures {

  private static final int LONGEST_QUOTE = 200;
  private static final int LONGEST_WAIT_SECONDS = 30;

  private static final Pattern PICTURES = Pattern.compile("(?i)image|multi-?modal");

  /** What is said of a status that mostly means something else, such as 404 and 500. */
  private static final Pattern PICTURE_INPUT = Pattern.compile("(?i)image input");

  /** What only a model complains of that takes pictures, but not this one or not so many. */
  private static final Pattern THIS_PICTURE =
      Pattern.compile(
          "(?i)too (?:large|big|small|long|many)|at most [1-9]|exceed|format|decod|base64|corrupt|truncated"
              + "|invalid image\\b|pixel|resolution|dimension|\\bbytes\\b|\\d\\s?[KM]i?B\\b|download|fetch");

  private Failures() {}

  static MllmException of(Throwable thrown, MllmSettings settings) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MllmException known) {
        return known;
      }
      if (cause instanceof LimitedStream.TooLong) {
        return new MllmException.Nonsense(
            "The model at %s did not stop talking; say it in other words, or use another model."
                .formatted(settings.server()),
            null);
      }
      if (cause instanceof HttpConnectTimeoutException
          || cause instanceof ConnectException
          || cause instanceof UnresolvedAddressException) {
        return new MllmException.Unreachable(
            "Nobody answers at %s; start the server there, or set %s to another."
                .formatted(settings.server(), MllmConfiguration.URL),
            thrown);
      }
      if (cause instanceof HttpTimeoutException) {
        return silent(settings);
      }
      if (cause instanceof IOException) {
        return new MllmException.Broken(
            "The connection to %s broke; try again.".formatted(settings.server()), thrown);
      }
    }
    return noAnswer(settings, thrown);
  }

  static MllmException silent(MllmSettings settings) {
    return new MllmException.TooSlow(
        "The model at %s did not begin to answer within %s; try again when it has less to do."
            .formatted(settings.server(), seconds(settings.timeouts().firstByte())));
  }

  static MllmException tooSlow(MllmSettings settings, Duration turn) {
    return new MllmException.TooSlow(
        "The model at %s did not finish within %s; try again, or allow more time with %s."
            .formatted(settings.server(), seconds(turn), MllmConfiguration.TIMEOUT));
  }

  static MllmException webPage(MllmSettings settings) {
    return new MllmException.Refused(
        "%s answers with a web page and not as a model; %s mostly ends in /v1."
            .formatted(settings.server(), MllmConfiguration.URL));
  }

  static MllmException noAnswer(MllmSettings settings, Throwable cause) {
    return new MllmException.Nonsense(
        "What %s sent is no answer of a chat model; check that it serves the OpenAI API."
            .formatted(settings.server()),
        cause);
  }

  static MllmException.Blind blind(MllmSettings settings) {
    return new MllmException.Blind(
        "The model %s at %s takes no pictures; to have pictures opened or checked, set %s to one that sees, such as one with \"VL\" in its name."
            .formatted(settings.model(), settings.server(), MllmConfiguration.MODEL));
  }

  /**
   * Whether a server gave this answer because its model takes no pictures. There is no code for it:
   * each server says it in words of its own. Words that nobody foresaw count, as a person could not
   * even talk to the model otherwise; those about the one picture do not.
   */
  static boolean isBlindness(MllmException failure, MllmSettings settings) {
    String said = failure.getMessage().replace(settings.server(), "").replace(settings.model(), "");
    boolean refused = failure instanceof MllmException.Unsupported;
    return (refused ? PICTURES : PICTURE_INPUT).matcher(said).find()
        && !THIS_PICTURE.matcher(said).find();
  }

  /** An error that came where an answer should be. */
  static MllmException reported(JsonNode answer, MllmSettings settings) {
    JsonNode error = answer.path("error");
    int code = error.path("code").asInt(answer.path("code").asInt(0));
    String said = message(answer);
    return code == 0
        ? new MllmException.Unsupported(sentence(settings, "reports an error", said))
        : ofStatus(code, said, Duration.ZERO, settings);
  }

  static MllmException ofStatus(
      HttpResponse<InputStream> response, byte[] body, MllmSettings settings) {
    String text = new String(body, StandardCharsets.UTF_8);
    String said = text;
    try {
      said = message(LooseJson.strict(text));
    } catch (IOException e) {
      said = text.stripLeading().startsWith("<") ? "" : text; // a proxy's page says nothing here
    }
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,4}"))
            .map(value -> Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(value)))
            .map(Duration::ofSeconds)
            .orElse(Duration.ZERO);
    return ofStatus(response.statusCode(), said, wait, settings);
  }

  private static MllmException ofStatus(
      int status, String said, Duration wait, MllmSettings settings) {
    if (status == 429 || status >= 500 && status != 501) {
      String why = status == 429 ? "has too much to do" : "failed (status " + status + ")";
      return new MllmException.Busy(sentence(settings, why, said) + " Try again later.", wait);
    }
    if (status == 401 || status == 403) {
      return new MllmException.Refused(
          sentence(settings, "refuses the key", said)
              + " Set %s to one that it takes.".formatted(MllmConfiguration.KEY));
    }
    if (status == 404 || status == 405 || status / 100 == 3) {
      return new MllmException.Refused(
          sentence(settings, "knows no chat model \"" + settings.model() + "\"", said)
              + " Check %s and %s.".formatted(MllmConfiguration.URL, MllmConfiguration.MODEL));
    }
    return new MllmException.Unsupported(
        sentence(settings, "does not take the request (status " + status + ")", said));
  }

  private static String message(JsonNode answer) {
    JsonNode error = answer.path("error");
    String nested = error.path("message").asText("");
    String plain = error.isTextual() ? error.asText() : answer.path("message").asText("");
    return nested.isEmpty() ? plain : nested;
  }

  private static String sentence(MllmSettings settings, String what, String said) {
    String quote = quoted(said, settings);
    return settings.server() + " " + what + (quote.isEmpty() ? "." : ": \"" + quote + "\".");
  }

  /** Some of what a server said, on one line and without the key. */
  private static String quoted(String said, MllmSettings settings) {
    String hidden = settings.key().map(key -> key.hiddenIn(said)).orElse(said);
    String line = hidden.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : (duration.toMillis() + 500) / 1000 + " s";
  }
}
