package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * An error as a server reports it, in whichever form.
 *
 * @param status as of HTTP, 0 if the server gives none
 * @param said the server's reason in its own words, perhaps with the key in it; may be empty
 * @param pause what the server asks to wait, zero if it does not say
 */
record ServerError(int status, String said, Duration pause) {

  /** Where reasons stand, in the order in which they are looked for. */
  private static final List<String> REASONS =
      List.of(
          "error",
          "errors",
          "message",
          "Message",
          "msg",
          "detail",
          "details",
          "error_message",
          "errorMessage",
          "error_msg",
          "status_msg",
          "error_description",
          "description",
          "reason",
          "title",
          "raw",
          "base_resp",
          "fault",
          "faultstring",
          "code");

  private static final List<String> CODES = List.of("code", "status", "status_code");
  private static final int DEEPEST = 6;
  private static final int MOST_REASONS = 3;
  private static final Pattern TITLE =
      Pattern.compile("(?is)<(?:title|message|h1)[^>]{0,99}>\\s*+([^<]{1,200}?)\\s*+</");

  /** Thrown where an error came instead of an answer. */
  static final class Reported extends RuntimeException {
    final transient ServerError error;

    Reported(ServerError error) {
      super(null, null, false, false);
      this.error = error;
    }
  }

  /** The error that an answer with a status of its own is. */
  static ServerError of(HttpResponse<InputStream> response, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new ServerError(response.statusCode(), reason(text), wait(response));
  }

  /** The error that came where an answer, or a part of one, should be. */
  static Optional<ServerError> in(JsonNode answer) {
    JsonNode error = answer.path("error");
    boolean reported =
        answer.path("object").asText().equals("error")
            || error.isTextual() && !error.asText().isBlank()
            || error.isContainerNode() && !error.isEmpty();
    boolean instead =
        answer.isObject()
            && answer.path("choices").isEmpty()
            && !answer.has("delta")
            && !answer.path("message").isObject();
    String said = reported || instead ? reason(answer, 0) : "";
    return reported || !said.isEmpty()
        ? Optional.of(new ServerError(status(error, answer), said, Duration.ZERO))
        : Optional.empty();
  }

  /** What a text gives as a reason, be it JSON, a page, or plain. */
  static String reason(String text) {
    String plain = text.strip();
    if (plain.startsWith("<")) {
      Matcher title = TITLE.matcher(plain);
      return title.find() ? title.group(1) : "";
    }
    try {
      return reason(LooseJson.strict(plain), 0);
    } catch (IOException e) {
      return plain;
    }
  }

  private static String reason(JsonNode node, int depth) {
    if (depth > DEEPEST || node.isMissingNode()) {
      return "";
    }
    if (node.isTextual()) {
      String text = node.asText().strip();
      return text.startsWith("{") || text.startsWith("[") ? inner(text, depth) : text;
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(one -> reason(one, depth + 1))
          .filter(said -> !said.isEmpty())
          .limit(MOST_REASONS)
          .collect(Collectors.joining("; "));
    }
    String said =
        REASONS.stream()
            .map(name -> reason(node.path(name), depth + 1))
            .filter(reason -> !reason.isEmpty())
            .findFirst()
            .orElse("");
    return around(node, said, depth);
  }

  /** A reason with what stands beside it: which field it is about, or what is behind it. */
  private static String around(JsonNode node, String said, int depth) {
    if (said.isEmpty()) {
      return "";
    }
    JsonNode field = node.path("loc");
    String behind = reason(node.path("metadata").path("raw"), depth + 1);
    String param = node.path("param").isTextual() ? node.path("param").asText() : "";
    String about =
        field.isArray()
            ? StreamSupport.stream(field.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("."))
            : param;
    return (about.isEmpty() || said.contains(about) ? "" : about + ": ")
        + said
        + (behind.isEmpty() ? "" : ": " + behind);
  }

  private static String inner(String text, int depth) {
    try {
      String inner = reason(LooseJson.strict(text), depth + 1);
      return inner.isEmpty() ? text : inner;
    } catch (IOException e) {
      return text;
    }
  }

  private static int status(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      for (String name : CODES) {
        int code = node.path(name).asInt(0);
        if (code >= 400 && code < 600) {
          return code;
        }
      }
    }
    return 0;
  }

  /** In seconds, or until a date. */
  private static Duration wait(HttpResponse<InputStream> response) {
    String value = response.headers().firstValue("Retry-After").orElse("0").strip();
    try {
      return value.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(
              Instant.now(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
