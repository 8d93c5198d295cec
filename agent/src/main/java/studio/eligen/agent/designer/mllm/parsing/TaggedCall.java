package studio.eligen.agent.designer.mllm.parsing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calls whose arguments stand in tags of their own, or in brackets as a program's do. */
public final class TaggedCall {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "<[^<>/]{0,20}?parameter(?:=|\\s+name=)[\"']?(?<name>\\w{1,40})[^<>]{0,60}>(?<value>.*?)</[^<>]{0,20}?parameter>"
              + "|<arg_key>\\s*(?<key>\\w{1,40})\\s*</arg_key>\\s*<arg_value>(?<item>.*?)</arg_value>",
          Pattern.DOTALL);

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
    int end = text.lastIndexOf(')');
    String arguments = text.substring(call.end(), Math.max(call.end(), end)).strip();
    for (String name : names) {
      arguments =
          arguments.replaceFirst("(\\A|,)\\s{0,99}" + name + "\\s{0,9}=", "$1\"" + name + "\":");
    }
    return Optional.of(arguments.startsWith("{") ? arguments : "{" + arguments + "}");
  }
}
