package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * Calls put together from their pieces. Which call a piece belongs to is told by its id, its index
 * or its place, of which a server may give each, none, or the same for two calls; a piece is new,
 * or repeats what was there.
 */
final class GatheredCalls {

  private static final class Call {
    private final String index;
    private String id = "";
    private String name = "";
    private String arguments = "";

    private Call(String index) {
      this.index = index;
    }
  }

  private static final List<String> LAYERS = List.of("function", "custom");
  private static final List<String> ARGUMENTS = List.of("arguments", "parameters", "args", "input");

  private final List<Call> calls = new ArrayList<>();

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Of the first call, as far as they have come. */
  String firstArguments() {
    return calls.isEmpty() ? "" : calls.get(0).arguments;
  }

  /** Whether arguments of a call end before their end. */
  boolean areCut() {
    return calls.stream().anyMatch(call -> !LooseJson.isWhole(call.arguments));
  }

  /** Takes a member of {@code tool_calls}; some servers leave out the layer of the function. */
  void take(JsonNode piece) {
    JsonNode function = first(piece, LAYERS).orElse(piece);
    String name = function.path("name").asText("");
    JsonNode written = first(function, ARGUMENTS).orElseGet(MissingNode::getInstance);
    String arguments = written.isContainerNode() ? written.toString() : written.asText("");
    Call call = callOf(piece, name, arguments);
    call.id = call.id.isEmpty() ? piece.path("id").asText("") : call.id;
    call.name = name(call.name, name);
    call.arguments = isAgain(call.arguments, arguments) ? arguments : call.arguments + arguments;
  }

  private static Optional<JsonNode> first(JsonNode node, List<String> names) {
    return names.stream().filter(node::hasNonNull).map(node::get).findFirst();
  }

  private Call callOf(JsonNode piece, String name, String arguments) {
    String id = piece.path("id").asText("");
    String index = piece.path("index").asText("");
    Optional<Call> same =
        calls.stream().filter(call -> !id.isEmpty() && call.id.equals(id)).findFirst();
    Optional<Call> known = same.isPresent() ? same : lastAt(index);
    if (known.isPresent() && (same.isPresent() || !isAnother(known.get(), id, name, arguments))) {
      return known.get();
    }
    Call call = new Call(index);
    calls.add(call);
    return call;
  }

  /** Whether a piece begins a call although another stands where it belongs. */
  private static boolean isAnother(Call known, String id, String name, String arguments) {
    boolean named = !name.isBlank() && !id.equals(known.id);
    boolean begins = arguments.startsWith("{") && !isAgain(known.arguments, arguments);
    return (named || begins) && LooseJson.isWhole(known.arguments);
  }

  private Optional<Call> lastAt(String index) {
    return calls.stream()
        .filter(call -> index.isEmpty() || call.index.equals(index))
        .reduce((first, second) -> second);
  }

  private static String name(String had, String piece) {
    if (!had.isBlank() && DesignTools.isNamed(had)) {
      return had;
    }
    return piece.startsWith(had) ? piece : had + piece;
  }

  /**
   * Whether a piece holds all that was there and perhaps more: no object begins with two braces.
   */
  private static boolean isAgain(String had, String piece) {
    return had.startsWith("{") && piece.startsWith("{") && piece.startsWith(had)
        || LooseJson.isWhole(had) && LooseJson.isWhole(piece) && isSame(had, piece);
  }

  private static boolean isSame(String had, String piece) {
    return LooseJson.allIn(had).equals(LooseJson.allIn(piece));
  }

  /**
   * The calls as they are to be carried out and answered: each with an id of its own, which servers
   * want back, and none that says nothing beside one that says something.
   */
  List<ToolExecutionRequest> requests() {
    List<Call> told = calls.stream().filter(call -> !saysNothing(call)).toList();
    List<ToolExecutionRequest> requests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Call call : told.isEmpty() ? calls : told) {
      String id =
          ids.add(call.id) && !call.id.isBlank() ? call.id : "call%05d".formatted(ids.size());
      requests.add(
          ToolExecutionRequest.builder()
              .id(id)
              .name(DesignTools.isNamed(call.name) ? DesignTools.NAME : call.name)
              .arguments(call.arguments)
              .build());
    }
    return requests;
  }

  private static boolean saysNothing(Call call) {
    return call.arguments.isBlank() || call.arguments.strip().equals("{}");
  }
}
