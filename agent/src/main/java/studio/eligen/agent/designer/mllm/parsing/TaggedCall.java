package studio.eligen.agent.designer.mllm.parsing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calls whose arguments stand in tags of their own, or in brackets as a program's do. */
public final class TaggedCall {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "<[^<>/]{0,20}?parameter(?:=|\\s+name=)[\"']?(?<name>\\w{1,40})[^<>]{0,60}>(?<value>.*?)</[^<>]{0,20}?parameter>"
              + "|<(?:\\w{1,20}_)?arg_key>\\s*(?<key>\\w{1,40})\\s*</(?:\\w{1,20}_)?arg_key>\\s*"
              + "<(?:\\w{1,20}_)?arg_value>(?<item>.*?)</(?:\\w{1,20}_)?arg_value>",
          Pattern.DOTALL);

  /** A value that is made by a call of its own: {@code Edit(op="add")}. */
  private static final Pattern INNER_CALL =
      Pattern.compile(
          "(?<=[\\[,(=\\s])[A-Za-z_][\\w.]{0,80}\\((?<fields>\\s*\\w{1,40}\\s*=[^()]{0,2000})\\)");

  private static final Pattern INNER_FIELD =
      Pattern.compile("(\\A|,)(\\s{0,9})(\\w{1,40})\\s{0,9}=");

  private TaggedCall() {}

  /**
   * The arguments of such a call as JSON, nothing where there is none.
   *
   * @param tool its name as a program's function
   * @param names of its arguments
   */
  public static Optional<String> in(String text, String tool, List<String> names) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    Matcher parameter = PARAMETER.matcher(text);
    while (parameter.find()) {
      boolean named = parameter.group("name") != null;
      arguments.put(
          parameter.group(named ? "name" : "key"),
          parameter.group(named ? "value" : "item").strip());
    }
    return arguments.isEmpty() ? program(text, tool, names) : Optional.of(arguments.toString());
  }

  private static Optional<String> program(String text, String tool, List<String> names) {
    Matcher call = Pattern.compile(tool + "\\s{0,9}\\(").matcher(text);
    if (!call.find()) {
      return Optional.empty();
    }
    String plain = INNER_CALL.matcher(text.substring(call.end())).replaceAll(TaggedCall::object);
    int end = plain.lastIndexOf(')');
    String arguments =
        plain.substring(0, Math.max(0, end)).replaceFirst("[)\\s]{1,9}\\z", "").strip();
    for (String name : names) {
      arguments =
          arguments.replaceFirst("(\\A|,)\\s{0,99}" + name + "\\s{0,9}=", "$1\"" + name + "\":");
    }
    return Optional.of(arguments.startsWith("{") ? arguments : "{" + arguments + "}");
  }

  private static String object(MatchResult call) {
    String fields = INNER_FIELD.matcher(call.group(1)).replaceAll("$1$2\"$3\":");
    return Matcher.quoteReplacement("{" + fields + "}");
  }
}
