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

  /**
   * Where a value begins. Its end is looked for apart: in one pattern, values without an end would
   * each be followed through all that comes after them.
   */
  private static final Pattern BEGIN =
      Pattern.compile(
          "<[^<>/]{0,20}?parameter(?:=|\\s+name=)[\"']?(?<name>\\w{1,40})[^<>]{0,60}>"
              + "|<(?:\\w{1,20}_)?arg_key>\\s*(?<key>\\w{1,40})\\s*</(?:\\w{1,20}_)?arg_key>\\s*"
              + "<(?:\\w{1,20}_)?arg_value>");

  private static final Pattern PARAMETER_END = Pattern.compile("</[^<>]{0,20}?parameter>");
  private static final Pattern ITEM_END = Pattern.compile("</(?:\\w{1,20}_)?arg_value>");

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
    Matcher begin = BEGIN.matcher(text);
    for (int from = 0; begin.find(from); ) {
      boolean named = begin.group("name") != null;
      Matcher end = (named ? PARAMETER_END : ITEM_END).matcher(text);
      if (!end.find(begin.end())) {
        break;
      }
      arguments.put(
          begin.group(named ? "name" : "key"), text.substring(begin.end(), end.start()).strip());
      from = end.end();
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
