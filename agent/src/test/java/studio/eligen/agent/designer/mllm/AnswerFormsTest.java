package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.prompts.Prompts;

/**
 * A usable answer works in whichever form it comes. The forms are those that people report of
 * servers and gateways in public; ARGS stands for the arguments of a call, QUOTED for them as a
 * JSON string, START and REST for its halves.
 */
@Timeout(60)
class AnswerFormsTest {

  private static final String EDITS = "[{\"op\": \"add\", \"id\": \"cat\", \"prompt\": \"cat\"}]";
  private static final String ARGS =
      "{\"reply\": \"A cat, it's there.\", \"edits\": " + EDITS + "}";
  private static final int HALF = ARGS.length() / 2;
  private static final Design BLANK = Design.blank(new Canvas(256, 256), 1);

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " :: ",
      quoteCharacter = '^',
      textBlock =
          """
          an object           :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": ARGS}}]}
          no index            :: {"tool_calls": [{"id": "a", "function": {"name": "TOOL", "arguments": START}}]} ~ {"tool_calls": [{"function": {"arguments": REST}}]}
          no id, no type      :: {"tool_calls": [{"index": 0, "function": {"name": "TOOL", "arguments": QUOTED}}]}
          one, not a list     :: {"tool_calls": {"id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}}
          no function layer   :: {"tool_calls": [{"id": "a", "name": "TOOL", "arguments": QUOTED}]}
          name repeated       :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": START}}]} ~ {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": REST}}]}
          an id a piece       :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": START}}]} ~ {"tool_calls": [{"index": 0, "id": "b", "function": {"name": "TOOL", "arguments": REST}}]}
          name in pieces      :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "apply_", "arguments": ""}}]} ~ {"tool_calls": [{"index": 0, "function": {"name": "design_edits", "arguments": QUOTED}}]}
          repeated at the end :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": START}}]} ~ {"tool_calls": [{"index": 0, "function": {"arguments": REST}}]} ~ {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          all that came       :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": START}}]} ~ {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          at two indices      :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]} ~ {"tool_calls": [{"index": 1, "id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          an empty one first  :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": "{}"}}, {"index": 1, "id": "b", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          blanks at the end   :: {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]} ~ {"content": "", "tool_calls": [{"index": 0, "id": "", "type": "", "function": {"name": "", "arguments": ""}}]}
          as before tools     :: {"function_call": {"name": "TOOL", "arguments": START}} ~ {"function_call": {"arguments": REST}}
          a prefix            :: {"tool_calls": [{"id": "a", "function": {"name": "functions.TOOL:0", "arguments": QUOTED}}]}
          a channel           :: {"tool_calls": [{"id": "a", "function": {"name": "TOOL<|channel|>commentary", "arguments": QUOTED}}]}
          hyphens, capitals   :: {"tool_calls": [{"id": "a", "function": {"name": " Apply-Design-Edits", "arguments": QUOTED}}]}
          no name             :: {"tool_calls": [{"id": "a", "function": {"arguments": QUOTED}}]}
          other words         :: {"tool_calls": [{"id": "a", "type": "custom", "custom": {"name": "TOOL", "input": QUOTED}}]}
          a part of use       :: {"content": [{"type": "tool_use", "id": "a", "name": "TOOL", "input": ARGS}]}
          parts               :: {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "SECRET"}]}]} ~ {"content": [{"type": "text", "text": QUOTED}]}
          parts with values   :: {"content": [{"type": "text", "text": {"value": QUOTED}}]}
          all in thoughts     :: {"reasoning_content": "So: "} ~ {"reasoning_content": QUOTED, "content": null} ~ {"content": ""}
          all in reasoning    :: {"reasoning": QUOTED, "reasoning_content": QUOTED}
          thought beside it   :: {"reasoning": "SECRET {\\"edits\\": [{\\"op\\": \\"undo\\"}]}"} ~ {"tool_calls": [{"id": "a", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          """)
  void pieces_are_put_together(String form, String deltas) {
    server.answers(PlayedServer.deltas(List.of(filled(deltas).split(" ~ "))));

    assertCat();
    assertThat(server.requests()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " :: ",
      quoteCharacter = '^',
      textBlock =
          """
          twice quoted   :: QUOTED
          edits quoted   :: {"reply": "A cat, it's there.", "edits": "[{\\"op\\": \\"add\\", \\"prompt\\": \\"cat\\"}]"}
          edits as texts :: {"reply": "A cat, it's there.", "edits": ["{\\"op\\": \\"add\\", \\"prompt\\": \\"cat\\"}"]}
          texts in texts :: {"reply": "A cat, it's there.", "edits": "[\\"{\\\\\\"op\\\\\\": \\\\\\"add\\\\\\", \\\\\\"prompt\\\\\\": \\\\\\"cat\\\\\\"}\\"]"}
          edits as one   :: {"reply": "A cat, it's there.", "edits": {"op": "add", "prompt": "cat"}}
          without a list :: {"reply": "A cat, it's there.", "op": "add", "prompt": "cat"}
          wrapped        :: {"arguments": ARGS}
          wrapped, named :: {"TOOL": ARGS}
          under names    :: {"reply": "A cat, it's there.", "edits": {"1": {"op": "add", "prompt": "cat"}}}
          in a book      :: {“reply”: “A cat, it's there.”, “edits”: [{“op”: “add”, “prompt”: “cat”}]}
          fenced         :: ```json¶ARGS¶```
          one more brace :: ARGS}
          one less       :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat"}]
          two less       :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat"}
          a lost bracket :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat"}}
          commas         :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat",},],}
          Python         :: {'reply': "A cat, it's there.", 'edits': [{'op': 'add', 'prompt': 'cat', 'box': None, 'x': True}]}
          escapes        :: {"reply": "A cat, it\\'s there.", "edits": [{"op": "add", "prompt": "cat"}]}
          two            :: {}ARGS
          a thought      :: <think>{"reply": "SECRET", "edits": []}</think>ARGS
          a call in it   :: {"name": "TOOL", "arguments": QUOTED}
          a null in them :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat"}, null]}
          type           :: {"reply": "A cat, it's there.", "edits": [{"type": "add", "prompt": "cat"}]}
          by what is done :: {"reply": "A cat, it's there.", "edits": [{"add": {"prompt": "cat"}}]}
          fields below   :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "parameters": {"prompt": "cat"}}]}
          capitals       :: {"Reply": "A cat, it's there.", "Edits": [{"Op": "Add", "Prompt": "cat"}]}
          one edit       :: {"reply": "A cat, it's there.", "edit": {"op": "add", "prompt": "cat"}}
          left out       :: {"reply": "A cat, it's there.", "edits": [{"op": "add", "prompt": "cat", "place": "None", "relation": "null", "of": "None", "size": "N/A", "box": "null", "factor": "none"}]}
          """)
  void arguments_are_read_as_models_write_them(String form, String arguments) {
    server.answers(PlayedServer.call("apply_design_edits", filled(arguments)));

    assertCat();
    assertThat(server.requests()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " :: ",
      quoteCharacter = '^',
      textBlock =
          """
          Qwen      :: <tool_call>¶<function=TOOL>¶<parameter=reply>¶A cat, it's there.¶</parameter>¶<parameter=edits>¶EDITS¶</parameter>¶</function>¶</tool_call>
          MiniMax   :: <invoke name="TOOL"><parameter name="reply">A cat, it's there.</parameter><parameter name="edits">EDITS</parameter></invoke>
          GLM       :: <tool_call>TOOL¶<arg_key>reply</arg_key>¶<arg_value>A cat, it's there.</arg_value><arg_key>edits</arg_key><arg_value>EDITS</arg_value></tool_call>
          Llama 3   :: <|python_tag|>{"name": "TOOL", "parameters": ARGS}
          Llama 3.1 :: <function=TOOL>ARGS</function>
          Llama 4   :: [TOOL(reply="A cat, it's there.", edits=EDITS)]
          Gemma     :: ```tool_code¶TOOL(reply="A cat, it's there.", edits=EDITS)¶```
          Mistral   :: [TOOL_CALLS][{"name": "TOOL", "arguments": ARGS}]
          and later :: [TOOL_CALLS]TOOL[ARGS]ARGS
          DeepSeek  :: <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>TOOL¶```json¶ARGS¶```<｜tool▁call▁end｜><｜tool▁calls▁end｜>
          and later :: <｜DSML｜function_calls><｜DSML｜invoke name="TOOL"><｜DSML｜parameter name="reply" string="true">A cat, it's there.</｜DSML｜parameter><｜DSML｜parameter name="edits" string="false">EDITS</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>
          Kimi      :: <|tool_calls_section_begin|><|tool_call_begin|>functions.TOOL:0<|tool_call_argument_begin|>ARGS<|tool_call_end|><|tool_calls_section_end|>
          Cohere    :: <|start_thinking|>SECRET<|end_thinking|><|start_action|>[{"tool_call_id": "0", "tool_name": "TOOL", "parameters": ARGS}]<|END_ACTION|>
          gpt-oss   :: <|channel|>analysis<|message|>SECRET {"edits": []}<|end|><|start|>assistant<|channel|>commentary to=functions.TOOL <|constrain|>json<|message|>ARGS<|call|>
          stripped  :: analysisSECRET {"edits": []} soassistantcommentary to=functions.TOOL jsonARGS
          LongCat   :: <longcat_think>SECRET {"edits": []}</longcat_think><longcat_tool_call>TOOL¶<longcat_arg_key>reply</longcat_arg_key><longcat_arg_value>A cat, it's there.</longcat_arg_value><longcat_arg_key>edits</longcat_arg_key><longcat_arg_value>EDITS</longcat_arg_value></longcat_tool_call>
          Gemma's   :: <start_function_call>call:TOOL{reply:<escape>A cat, it's there.<escape>,edits:[{op:<escape>add<escape>,id:<escape>cat<escape>,prompt:<escape>cat<escape>}]}<end_function_call>
          and later :: <|tool_call>call:TOOL{reply:<|"|>A cat, it's there.<|"|>,edits:[{op:<|"|>add<|"|>,id:<|"|>cat<|"|>,prompt:<|"|>cat<|"|>}]}<tool_call|>
          Gemini    :: ```tool_code¶print(default_api.TOOL(reply="A cat, it's there.", edits=[default_api.Edit(op="add", id="cat", prompt="cat")]))¶```
          ReAct     :: Thought: SECRET {"edits": []}¶Action: TOOL¶Action Input: ARGS
          escaped   :: {\"reply\": \"A cat, it's there.\", \"edits\": [{\"op\": \"add\", \"id\": \"cat\", \"prompt\": \"cat\"}]}
          for HTML  :: {&quot;reply&quot;: &quot;A cat, it&#39;s there.&quot;, &quot;edits&quot;: [{&quot;op&quot;: &quot;add&quot;, &quot;prompt&quot;: &quot;cat&quot;}]}
          a shape   :: {"tool_calls": [{"id": "x", "type": "function", "function": {"name": "TOOL", "arguments": QUOTED}}]}
          a tool    :: {"tool": "TOOL", "tool_input": ARGS}
          an action :: {"action": "TOOL", "action_input": QUOTED}
          a thought :: SECRET: maybe {"reply": "no", "edits": [{"op": "add", "prompt": "dog"}]}? No.</think>¶<tool_call>ARGS</tool_call>
          """)
  void a_call_in_the_text_is_found_in_every_family_s_form(String family, String text) {
    server.answers(PlayedServer.stream(filled(text)));

    assertCat();
    assertThat(server.requests()).isOne();
  }

  /** Some of its edits would be done and some not, and nobody would know which. */
  @ParameterizedTest
  @ValueSource(strings = {"arguments", "text", "tags", "quotes", "thoughts"})
  void a_call_longer_than_is_read_is_refused_as_a_whole(String form) {
    boolean quotes = form.equals("quotes"); // which double once they are quoted again
    String scene = numbers(quotes ? 10_000 : 14_000, quotes ? "\\\"" : " ");
    String edit = EDITS.substring(1, EDITS.length() - 1);
    String edits = "[%s, {\"op\": \"set_scene\", \"text\": \"%s\"}]".formatted(edit, scene);
    String call = "{\"reply\": \"Done.\", \"edits\": %s}".formatted(edits);
    String tags = "<tool_call><parameter=edits>%s</parameter></tool_call>".formatted(edits);
    server.alwaysAnswers(
        switch (form) {
          case "arguments" -> PlayedServer.call("apply_design_edits", call);
          case "thoughts" ->
              PlayedServer.deltas(List.of("{\"reasoning\": %s}".formatted(new TextNode(call))));
          default -> PlayedServer.stream(form.equals("text") ? call : tags);
        });
    Reply reply = say();

    assertThat(reply.action()).isInstanceOf(Action.Nothing.class);
    assertThat(reply.text()).contains("at most 64,000 are read").endsWith("Nothing was changed.");
  }

  private static String numbers(int most, String between) {
    return IntStream.range(0, most).mapToObj(String::valueOf).collect(Collectors.joining(between));
  }

  @Test
  void nothing_but_edits_are_carried_out_and_told_in_our_words() {
    server.alwaysAnswers(PlayedServer.stream(EDITS));
    Reply reply = say();

    assertThat(names(reply)).containsExactly("cat");
    assertThat(reply.text()).contains("cat is added");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " :: ",
      quoteCharacter = '^',
      textBlock =
          """
          lines of JSON         :: {"choices": [{"delta": {"content": START}}]}¶{"choices": [{"delta": {"content": REST}}]}
          a list                :: [{"choices": [{"delta": {"content": START}}]}, {"choices": [{"delta": {"content": REST}}]}]
          a message in a stream :: data: {"choices": [{"message": {"role": "assistant", "content": QUOTED}}]}
          after its pieces      :: data: {"choices": [{"delta": {"content": START}}]}¶¶data: {"choices": [{"message": {"content": QUOTED}, "finish_reason": "stop"}]}
          no choices            :: {"message": {"role": "assistant", "content": QUOTED}, "done": true}
          Ollama's own          :: {"message": {"content": START}, "done": false}¶{"message": {"content": REST}, "done": true}
          in a result           :: {"success": true, "result": {"choices": [{"message": {"content": QUOTED}}]}}
          a text                :: data: {"choices": [{"text": QUOTED}]}
          without a blank       :: data:{"choices": [{"delta": {"content": QUOTED}}]}¶¶data:[DONE]
          a colon more          :: data: : keepalive¶¶data: {"choices": [{"delta": {"content": QUOTED}}]}
          no empty lines        :: data: {"choices": [{"delta": {"content": START}}]}¶data: {"choices": [{"delta": {"content": REST}}]}¶
          other events          :: event: ping¶data: {"type": "ping"}¶¶event: message¶data: {"choices": [{"delta": {"content": QUOTED}}]}¶¶
          first of nothing      :: data: {"choices": [], "prompt_filter_results": []}¶¶data: {"choices": [{"delta": {"content": QUOTED}}]}¶¶
          usage                 :: data: {"choices": [{"delta": {"content": QUOTED}, "finish_reason": "STOP"}], "usage": null}¶¶data: {"choices": [], "usage": {"prompt_tokens": 1.5}}¶¶
          """)
  void a_body_is_read_in_whichever_form_it_comes(String form, String body) {
    server.answers(ok(filled(body)).withHeader("Content-Type", "text/event-stream"));

    assertCat();
    assertThat(server.requests()).isOne();
  }

  @Test
  void two_calls_are_both_carried_out_however_they_are_numbered() {
    String call =
        "{\"tool_calls\": [{%s\"function\": {\"name\": \"apply_design_edits\", \"arguments\": %s}}]}";
    String dog = TextNode.valueOf(ARGS.replace("cat", "dog")).toString();
    for (String[] ids :
        new String[][] {
          {"\"index\": 0, \"id\": \"a\", ", "\"index\": 1, \"id\": \"b\", "},
          {"\"index\": 0, \"id\": \"a\", ", "\"index\": 0, \"id\": \"b\", "},
          {"\"id\": \"a\", ", "\"id\": \"b\", "},
          {"\"index\": 0, ", "\"index\": 0, "},
          {"", ""}
        }) {
      server.alwaysAnswers(
          PlayedServer.deltas(
              List.of(call.formatted(ids[0], filled("QUOTED")), call.formatted(ids[1], dog))));

      assertThat(names(say())).as(Arrays.toString(ids)).containsExactly("cat", "dog");
    }
  }

  @Test
  void broken_json_of_the_model_is_not_sent_back_to_its_server() {
    server
        .answers(PlayedServer.call("apply_design_edits", "{\"edits\": [{\"op\": \"add\" \"id\": "))
        .answers(PlayedServer.call("apply_design_edits", ARGS));

    assertCat();
    assertThat(server.request(1).at("/messages/2/tool_calls/0/function/arguments").asText())
        .isEqualTo("{}");
    assertThat(server.request(1).at("/messages/2/tool_calls/0/id").asText())
        .isEqualTo(server.request(1).at("/messages/3/tool_call_id").asText());
  }

  private void assertCat() {
    Reply reply = say();
    assertThat(names(reply)).as(reply.text()).containsExactly("cat");
    assertThat(reply.text()).isEqualTo("A cat, it's there.");
  }

  private Reply say() {
    return new MllmDesigner(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
            VocabularyFile.anything(),
            Prompts.builtIn(),
            (picture, before, after) -> "This is foreseen.")
        .answer(new Turn("a cat", History.of(BLANK), List.of()));
  }

  private static List<String> names(Reply reply) {
    return reply.action() instanceof Action.Change change
        ? BLANK.with(change.edits()).entities().stream().map(Entity::id).toList()
        : List.of();
  }

  private static String filled(String form) {
    return form.replace('¶', '\n')
        .replace("[ARGS]", "[\u0000]")
        .replace("ARGS", ARGS)
        .replace("[\u0000]", "[ARGS]")
        .replace("QUOTED", TextNode.valueOf(ARGS).toString())
        .replace("START", TextNode.valueOf(ARGS.substring(0, HALF)).toString())
        .replace("REST", TextNode.valueOf(ARGS.substring(HALF)).toString())
        .replace("EDITS", EDITS)
        .replaceAll("TOOL(?!_CALLS)", "apply_design_edits");
  }
}
