package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.prompts.Prompts;

/** What cannot be used ends in a sentence that names the reason and what to do. */
@Timeout(60)
class ServerErrorsTest {

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          400 | {"detail": "REASON"} | REASON
          422 | {"detail": [{"loc": ["body", "top_k"], "msg": "REASON"}]} | body.top_k: REASON
          400 | {"error": "REASON"} | REASON
          400 | [{"error": {"code": 400, "message": "REASON"}}] | REASON
          400 | {"object": "error", "message": {"detail": [{"msg": "REASON"}]}, "code": null} | REASON
          400 | {"success": false, "errors": [{"code": 7, "message": "REASON"}]} | REASON
          400 | {"error": {"message": "{\\"error\\": {\\"message\\": \\"REASON\\"}}"}} | REASON
          400 | {"error": {"message": "Provider returned error", "metadata": {"raw": "REASON"}}} | Provider returned error: REASON
          400 | REASON in plain words | REASON in plain words
          400 | {"error": "REASON is not loaded."} | "REASON is not loaded." Nothing was changed.
          400 | <html><title>400 REASON</title></html> | 400 REASON
          400 | {"error": {"message": "Unsupported REASON", "param": "top_k"}} | top_k: Unsupported REASON
          404 | {"error": {"code": "REASON"}} | REASON
          400 | <?xml version='1.0'?><Error><Message>REASON</Message></Error> | REASON
          407 | REASON | The proxy
          400 | {"error": {"message": "API key not valid. REASON"}} | refuses the key
          403 | {"error": "REASON: this model is not for your country"} | refuses the request (status 403): "REASON
          402 | {"error": {"message": "REASON: no credit"}} | REASON
          413 | <html><title>413 Too Large</title></html> | takes no request of this size
          400 | {"message": "maximum context length is 4096 tokens, REASON"} | Start the model there with a longer context
          503 | {"error": {"message": "REASON loading"}} | Try again later
          503 | {"error":{"message":"Loading model","type":"unavailable_error","code":503}} | "Loading model". Try again later.
          400 | {"error":{"code":400,"message":"request (1808 tokens) exceeds the available context size (1024 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":1808,"n_ctx":1024}} | Start the model there with a longer context
          400 | {"detail":"Server is pinned to '/models/a'; requested 'b'."} | Server is pinned to '/models/a'; requested 'b'.
          500 | Internal Server Error | see its log for the reason and check OPENAI_MODEL
          400 | The plain HTTP request was sent to HTTPS port | speaks https and not http
          200 | {"message": "REASON", "code": 1} | REASON
          200 | [{"error": {"message": "REASON"}}] | REASON
          200 | {"error": {"message": "REASON", "code": "invalid_api_key"}} | REASON
          200 | {"detail": "Unauthorized"} | refuses the key
          200 | ^^ | ends its answer with no word. Check
          200 | REASON in plain words | no answer of a chat model: "REASON in plain words"
          200 | error: {"code": 400, "message": "REASON"} | REASON
          200 | data: {"error": {"message": "REASON"}} | REASON
          200 | event: error¶data: REASON | REASON
          200 | data: {"choices": [{"delta": {}, "finish_reason": "error", "error": {"message": "REASON"}}]} | REASON
          200 | data: {"choices": [{"delta": {"refusal": "REASON"}}]} | declines to answer: "REASON"
          200 | {"choices": [{"message": {"content": [{"type": "refusal", "refusal": "REASON"}]}}]} | declines to answer: "REASON"
          200 | data: {"choices": [{"delta": {"content": "Once"}, "finish_reason": "content_filter"}]} | The content filter of
          200 | data: {"choices": [{"delta": {"content": "{\\"reply\\": \\"no\\", \\"edits\\": [{\\"op\\": \\"undo\\"}"}, "finish_reason": "length"}]} | came to its limit of tokens
          200 | data: {"choices": [{"delta": {"reasoning": "{\\"reply\\": \\"no\\"}"}, "finish_reason": "length"}]} | came to its limit of tokens
          200 | data: {"choices": [{"delta": {"tool_calls": [{"id": "a", "function": {"name": "apply_design_edits", "arguments": "{\\"edits\\": []"}}]}, "finish_reason": "length"}]} | came to its limit of tokens
          200 | data: {"choices": [{"delta": {"content": "Once upon"}, "finish_reason": "length"}]} | Once upon… (The answer was cut off at the model's limit
          200 | data: {"choices": [{"delta": {"content": "Once upon"}, "finish_reason": "abort"}]} | Once upon… (The answer was cut off with the reason "abort".)
          200 | data: {"choices": [{"delta": {}, "finish_reason": "function_call_filter: MALFORMED_FUNCTION_CALL"}]} | gives as the reason: "function_call_filter: malformed_function_call"
          200 | data: {"choices": [{"delta": {"content": ""}, "finish_reason": "network_error"}]} | gives as the reason: "network_error"
          200 | {"choices": null, "base_resp": {"status_code": 1004, "status_msg": "REASON"}} | REASON
          200 | {"choices": [], "message": "REASON"} | REASON
          200 | event: message_start¶data: {"type": "message_start", "message": {"content": []}} | no answer of a chat model
          401 | {"fault": {"faultstring": "REASON"}} | REASON
          403 | {"Message": "REASON"} | REASON
          429 | {"error": {"message": "You exceeded your current quota, REASON"}} | wants to be paid (status 429): "You exceeded your current quota, REASON". Nothing
          400 | {"error": {"message": "max_tokens: Field REASON"}} | does not take the request (status 400): "max_tokens
          400 | {"error": {"message": "max_tokens must be at least 1, got -200"}} | Start the model there with a longer context
          """)
  void the_reason_is_shown_wherever_it_stands(int status, String body, String words) {
    server.alwaysAnswers(aResponse().withStatus(status).withBody(body.replace('¶', '\n')));
    Reply reply = say();

    assertThat(reply.text()).contains(words).endsWith("Nothing was changed.");
    assertThat(reply.action()).isInstanceOf(Action.Nothing.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "temperature"           | 400 | `temperature` must be strictly positive
          "tool_choice"           | 400 | tool_choice='required' is not supported
          "stream":true           | 400 | Streaming is not supported for this model
          "stream_options"        | 422 | Extra inputs are not permitted
          "role":"system"         | 400 | System role not supported
          "role":"system"         | 500 | Only user and assistant roles are supported!
          "role":"tool"           | 400 | Conversation roles must alternate user/assistant/user/assistant/...
          "role":"tool"           | 400 | Unexpected role 'tool' after role 'assistant'
          """)
  void what_a_server_refuses_is_left_out_from_then_on(String part, int status, String complaint) {
    String wrong = "{\"reply\": \"\", \"edits\": [{\"op\": \"remove\", \"id\": \"dog\"}]}";
    String right =
        "{\"reply\": \"Done.\", \"edits\": [{\"op\": \"set_scene\", \"text\": \"at night\"}]}";
    server.alwaysAnswers(PlayedServer.call("apply_design_edits", wrong));
    server.answersTo("Refused, and nothing", PlayedServer.call("apply_design_edits", right));
    server.answersTo(part, PlayedServer.error(status, complaint));
    MllmDesigner designer = designer();

    assertThat(say(designer).text()).isEqualTo("Done.");
    assertThat(say(designer).text()).isEqualTo("Done.");
    assertThat(server.bodies()).filteredOn(body -> body.contains(part)).hasSizeLessThan(2);
    assertThat(server.bodies()).allMatch(body -> body.contains("You are the designer"));
  }

  private Reply say() {
    return say(designer());
  }

  private static Reply say(MllmDesigner designer) {
    Design blank = Design.blank(new Canvas(256, 256), 1);
    return designer.answer(new Turn("at night", History.of(blank), List.of()));
  }

  private MllmDesigner designer() {
    return new MllmDesigner(
        new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }
}
