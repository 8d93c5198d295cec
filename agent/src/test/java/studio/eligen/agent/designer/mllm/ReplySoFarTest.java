package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

@Timeout(30)
class ReplySoFarTest {

  private static final String REPLY = "Voilà : le \"chat\" bouge.\nEncore {plus} ? \\o/ 🐈";
  private static final String ESCAPED =
      "Voil\\u00e0 : le \\\"chat\\\" bouge.\\nEncore {plus} ? \\\\o/ \\ud83d\\udc08";
  private static final String CALL =
      "{\"reply\": \"" + ESCAPED + "\", \"edits\": [{\"op\": \"remove\", \"id\": \"cat\"}]}";

  @Test
  void the_reply_in_a_tool_call_grows_and_nothing_else_is_heard() {
    assertGrowsTo(REPLY, pieces(CALL, part -> ReplySoFar.in("", part)));
  }

  @Test
  void the_reply_in_json_by_schema_grows_and_nothing_else_is_heard() {
    assertGrowsTo(REPLY, pieces(CALL, part -> ReplySoFar.in(part, "")));
  }

  @Test
  void a_reply_after_the_edits_is_heard_too() {
    String call = "{\"edits\": [{\"op\": \"undo\"}], \"reply\": \"Back.\"}";

    assertGrowsTo("Back.", pieces(call, part -> ReplySoFar.in("", part)));
  }

  @Test
  void a_call_in_the_text_shows_its_reply_and_none_of_its_tags() {
    String text =
        "<think>The cat, {then}</think><tool_call>{\"name\": \"apply_design_edits\", \"arguments\": "
            + CALL
            + "}</tool_call>";

    assertGrowsTo(REPLY, pieces(text, part -> ReplySoFar.in(part, "")));
  }

  @Test
  void talk_outside_of_a_call_waits_as_it_may_turn_out_to_be_a_thought() {
    for (String text :
        List.of("One cat.", "SECRET </think> One cat.", "SECRET {\"reply\": \"no\"}")) {
      assertThat(pieces(text, part -> ReplySoFar.in(part, ""))).as(text).containsOnly("");
    }
  }

  @Test
  void a_tag_that_begins_in_a_reply_is_not_heard() {
    String call = "{\"reply\": \"1 < 2 <think>SECRET</think> and [THINK]SECRET[/THINK] on\"}";

    assertThat(pieces(call, part -> ReplySoFar.in("", part)))
        .endsWith("1 < 2  and  on")
        .noneMatch(part -> part.matches("(?s).*(SECRET|<t|\\[).*"));
  }

  @Test
  void what_is_no_answer_at_all_is_not_heard() {
    for (String text : List.of("", "{", "{{{{", "{\"reply\": 7}", "```json", "<|im_start|>")) {
      assertThat(ReplySoFar.in(text, "")).as(text).isEmpty();
      assertThat(ReplySoFar.in("", text)).as(text).isEmpty();
    }
  }

  @Test
  void a_turn_tells_the_reply_while_it_comes() {
    List<String> heard = new ArrayList<>();
    try (PlayedServer server = new PlayedServer()) {
      server.calls("{\"reply\": \"The scene is a beach now.\", \"edits\": []}");
      answer(server, heard);
    }

    assertThat(heard).hasSizeGreaterThan(1).endsWith("The scene is a beach now.");
  }

  @Test
  void the_key_is_not_heard_even_while_it_is_only_half_there() {
    List<String> heard = new ArrayList<>();
    try (PlayedServer server = new PlayedServer()) {
      server.calls("{\"reply\": \"It is " + PlayedServer.KEY + "\", \"edits\": []}");
      answer(server, heard);
    }

    assertThat(heard).isNotEmpty().noneMatch(part -> part.contains("sk-"));
  }

  private static void answer(PlayedServer server, List<String> heard) {
    Design blank = Design.blank(new Canvas(256, 256), 1);
    new MllmDesigner(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
            VocabularyFile.anything(),
            Prompts.builtIn(),
            (picture, before, after) -> "This is foreseen.")
        .answer(
            new Turn(
                "?",
                History.of(blank),
                List.of(),
                Optional::empty,
                heard::add,
                new Cancellation()));
  }

  /** What is heard after each character. */
  private static List<String> pieces(String whole, UnaryOperator<String> soFar) {
    List<String> heard = new ArrayList<>();
    for (int length = 0; length <= whole.length(); length++) {
      heard.add(soFar.apply(whole.substring(0, length)));
    }
    return heard;
  }

  private static void assertGrowsTo(String reply, List<String> heard) {
    assertThat(heard).noneMatch(part -> part.matches("(?s).*\\p{Cs}"));
    assertThat(heard).allMatch(reply::startsWith).endsWith(reply);
    assertThat(heard.stream().distinct().count()).isGreaterThanOrEqualTo(reply.length() / 2);
  }
}
