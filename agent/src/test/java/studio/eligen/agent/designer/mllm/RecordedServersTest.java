package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.parsing.Repetition;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

/**
 * What real servers sent, shortened by ids, times and counts: llama.cpp's llama-server (b11434) and
 * transformers serve (5.24.0).
 */
@Timeout(60)
class RecordedServersTest {

  private static final String BEGUN =
      "{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}],\"object\":\"chat.completion.chunk\"}";
  private static final String STOP =
      "{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"delta\":{}}],\"object\":\"chat.completion.chunk\",\"timings\":{\"cache_n\":0}}";
  private static final String FULL = STOP.replace("\"stop\"", "\"length\"");

  private final PlayedServer server = new PlayedServer();
  private final MllmDesigner designer =
      new MllmDesigner(
          new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
          VocabularyFile.anything(),
          Prompts.builtIn(),
          (picture, before, after) -> "This is foreseen.");
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void llama_server_calls_the_tool_in_pieces_after_a_thought() {
    server.answers(
        llama(
            delta("\"reasoning_content\":\"The person wants a \""),
            delta("\"reasoning_content\":\"balloon. {\\\"op\\\": \\\"undo\\\"} no.\\n\""),
            delta("\"content\":\"Here it is.\\n\""),
            delta(
                "\"tool_calls\":[{\"index\":0,\"id\":\"DXbWvB\",\"type\":\"function\",\"function\":{\"name\":\"apply_design_edits\",\"arguments\":\"{\"}}]"),
            arguments("\\\"reply\\\": \\\"A red ball"),
            arguments(
                "oon is there now.\\\", \\\"edits\\\": [{\\\"op\\\": \\\"add\\\", \\\"id\\\":"),
            arguments(" \\\"balloon\\\", \\\"prompt\\\": \\\"red balloon\\\"}]}"),
            STOP.replace("\"stop\"", "\"tool_calls\"")));

    assertThat(say("a balloon").text()).isEqualTo("A red balloon is there now.");
    assertThat(heard).contains("A red ball", "A red balloon is there now.");
    assertThat(heard).noneMatch(part -> part.contains("person") || part.contains("{"));
  }

  @Test
  void transformers_serve_calls_the_tool_at_once_and_says_no_done() {
    server.answers(
        body(
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"index\":0}],\"system_fingerprint\":\"\"}\n\n"
                + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"3c12_tool_call_0\",\"function\":{\"arguments\":\"{\\\"reply\\\": \\\"A red balloon is there now.\\\", \\\"edits\\\": [{\\\"op\\\": \\\"add\\\", \\\"prompt\\\": \\\"red balloon\\\"}]}\",\"name\":\"apply_design_edits\"},\"type\":\"function\"}]},\"index\":0}]}\n\n"
                + "data: {\"choices\":[{\"delta\":{},\"index\":0,\"finish_reason\":\"tool_calls\"}],\"usage\":{\"completion_tokens\":24}}\n\n"));
    Reply reply = say("a balloon");

    assertThat(reply.text()).isEqualTo("A red balloon is there now.");
    assertThat(reply.action()).isInstanceOf(Action.Change.class);
  }

  @Test
  void an_error_that_is_no_json_is_told_and_not_what_the_model_wrote() {
    server.alwaysAnswers(
        body(
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"index\":0}]}\n\n"
                + "data: {\"error\": \"json parser could not parse region as JSON.\nContent: '\n{\"name\": \"apply_design_edits\", \"arguments\": {\"reply\": \"A balloon\", \"edits\": [{\"op\": \"add\" \"prompt\": \"red balloon\"}]}}\n'\nError: Expecting ',' delimiter: line 2 column 91 (char 91)\"}\n\n"));

    assertThat(say("a balloon").text())
        .contains("reports an error: \"json parser could not parse region as JSON.\"")
        .endsWith("Nothing was changed.")
        .doesNotContain("{");
    assertThat(server.requests()).as("each way of asking once").isEqualTo(3);
  }

  @Test
  void a_model_that_plays_the_next_turns_is_heard_in_its_own_alone() {
    server.alwaysAnswers(
        llama(
            Stream.of(
                    "Which",
                    " one?<",
                    "|",
                    "im",
                    "_",
                    "end",
                    "|>",
                    "\\n<|im_",
                    "start|>user\\n",
                    "The")
                .map(piece -> delta("\"content\":\"" + piece + "\""))
                .toArray(String[]::new)));

    assertThat(say("make it bigger").text()).isEqualTo("Which one?\nNothing was changed.");
  }

  @Test
  void a_template_s_opening_is_not_read_to_the_person() {
    server.alwaysAnswers(llama(delta("\"content\":\"<|im_start|>assistant\\nWhich one?\""), STOP));

    assertThat(say("make it bigger").text()).isEqualTo("Which one?\nNothing was changed.");
  }

  @Test
  void a_model_that_finds_no_end_in_a_schema_is_left_and_what_it_said_before_counts() {
    String[] endless =
        Stream.concat(
                Stream.of(delta("\"content\":\"{\\\"reply\\\"\\n  :\\n \\\":[\"")),
                Stream.generate(() -> delta("\"content\":\"9\"")).limit(500))
            .toArray(String[]::new);
    server.alwaysAnswers(llama(delta("\"content\":\"Which one?\""), STOP));
    server.answersTo("response_format", llama(endless));

    assertThat(say("make it bigger").text()).isEqualTo("Which one?\nNothing was changed.");
  }

  @Test
  void a_model_that_finds_no_end_in_any_way_is_said_to_be_lost() {
    server.alwaysAnswers(
        llama(Stream.generate(() -> delta("\"content\":\"9\"")).limit(500).toArray(String[]::new)));

    assertThat(say("make it bigger").text())
        .contains("says the same again and again")
        .doesNotContain("999")
        .endsWith("Nothing was changed.");
  }

  @Test
  void many_equal_edits_are_meant_but_more_than_a_call_may_hold_are_not() {
    String star = "{\"op\": \"add\", \"prompt\": \"white star\"},";

    assertThat(Repetition.isEndless("[" + star.repeat(40))).isFalse();
    assertThat(Repetition.isEndless("[" + star.repeat(70))).isTrue();
  }

  @Test
  void a_history_that_leaves_no_room_for_the_answer_is_left_out() {
    server.alwaysAnswers(
        llama(delta("\"content\":\"{\\\"reply\\\": \\\"Done.\\\", \\\"edits\\\": []}\""), STOP));
    say("a first word");
    server.answersTo(
        "\"a first word\"",
        llama(delta("\"content\":\"<tool_cal\""), delta("\"content\":\"l>\\n{\\\"name\""), FULL));

    assertThat(say("and then").text()).isEqualTo("Done.\nNothing was changed.");
  }

  @Test
  void boxes_in_place_of_words_are_not_read_to_the_person() {
    server.alwaysAnswers(
        PlayedServer.stream(
            "I see this: [{\"bbox_2d\": [100, 400, 300, 800], \"label\": \"red ball\"}]\nScene: on a meadow"));

    assertThat(say("what is there?").text()).isEqualTo("I see this:\nNothing was changed.");
  }

  private Reply say(String words) {
    return designer.answer(
        new Turn(
            words,
            History.of(MllmDesignerTest.CAT),
            List.of(),
            Optional::empty,
            heard::add,
            new Cancellation()));
  }

  private static ResponseDefinitionBuilder llama(String... events) {
    return PlayedServer.events(Stream.concat(Stream.of(BEGUN), Stream.of(events)).toList());
  }

  private static ResponseDefinitionBuilder body(String text) {
    return aResponse()
        .withHeader("Content-Type", "text/event-stream; charset=utf-8")
        .withBody(text);
  }

  private static String delta(String inside) {
    return "{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{%s}}],\"object\":\"chat.completion.chunk\"}"
        .formatted(inside);
  }

  private static String arguments(String piece) {
    return delta(
        "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}}]".formatted(piece));
  }
}
