package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

@Timeout(30)
class MllmDesignerTest {

  static final Design CAT =
      new Design(
          new Canvas(256, 256),
          "on a beach",
          "",
          "",
          1,
          List.of(new Entity("cat", "white cat", new Region.Box(0.4, 0.5, 0.7, 0.9))));

  private static final String MOVE =
      "{\"reply\": \"Die Katze ist jetzt weiter links.\", \"edits\": [{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"left\", \"amount\": \"a little\"}]}";
  private static final String WRONG =
      "{\"reply\": \"Done.\", \"edits\": [{\"op\": \"remove\", \"id\": \"%s\"}]}";

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_tool_call_moves_the_cat_and_the_reply_is_in_the_person_s_language() {
    server.calls(MOVE);

    assertMoved(say(designer(), "die Katze etwas nach links"));
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void the_model_is_told_the_design_and_given_one_tool() {
    server.calls(MOVE);
    Design owned = CAT.with(new DesignEdit.SetSeed("cat", Optional.of(7L)));
    designer().answer(new Turn("left", History.of(owned), List.of(), Optional::empty));
    JsonNode request = server.request(0);
    assertThat(request.path("tools")).hasSize(1);
    assertThat(request.at("/tools/0/function/name").asText()).isEqualTo("apply_design_edits");
    assertThat(request.path("tool_choice").asText()).isEqualTo("required");
    assertThat(request.at("/messages/1/content").toString())
        .contains("id cat", "white cat", "seed 7", "on a beach", "The person says: left");
  }

  @Test
  void the_current_picture_goes_along_in_multiples_of_224() {
    server.calls(MOVE);
    BufferedImage picture = new BufferedImage(256, 320, BufferedImage.TYPE_INT_RGB);
    designer().answer(new Turn("left", History.of(CAT), List.of(), () -> Optional.of(picture)));

    assertThat(server.request(0).at("/messages/1/content/0/image_url/url").asText())
        .startsWith("data:image/jpeg;base64,");
    assertThat(server.request(0).at("/messages/0/content").asText())
        .contains("896 wide and 1120 high");
  }

  @Test
  void a_server_without_tool_calls_is_asked_by_schema_and_then_always() {
    server.answers(PlayedServer.error(400, "does not support tools")).says(MOVE).says(MOVE);
    MllmDesigner designer = designer();

    assertMoved(say(designer, "left"));
    assertMoved(say(designer, "left"));
    assertThat(server.requests()).isEqualTo(3);
    assertThat(server.request(2).at("/response_format/type").asText()).isEqualTo("json_schema");
    assertThat(designer.toolMode()).isEqualTo(ToolMode.SCHEMA);
  }

  @Test
  void a_server_that_knows_neither_is_read_by_its_text() {
    server
        .answers(PlayedServer.error(400, "does not support tools"))
        .answers(PlayedServer.error(400, "response_format is not supported"))
        .says(
            "Gern!\n<tool_call>\n{\"name\": \"apply_design_edits\", \"arguments\": "
                + MOVE
                + "}\n</tool_call>");
    MllmDesigner designer = designer();

    assertMoved(say(designer, "left"));
    assertThat(designer.toolMode()).isEqualTo(ToolMode.TEXT);
    assertThat(server.request(2).path("tools").isMissingNode()).isTrue();
  }

  @Test
  void a_server_that_ignores_tools_and_schemas_is_read_by_its_text() {
    server
        .says("The cat moves left.")
        .says("The cat moves left.")
        .says("```json\n" + MOVE + "\n```");

    assertMoved(say(designer(), "left"));
  }

  @Test
  void a_call_left_in_the_text_is_carried_out_and_not_shown() {
    server.says("<tool_call>{\"name\": \"apply_design_edits\", \"arguments\": " + MOVE + "}");

    assertMoved(say(designer(), "left"));
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void thoughts_and_calls_never_reach_the_person() {
    server
        .calls(MOVE.replaceFirst("\"reply\": \"[^\"]*\"", "\"reply\": \"\""))
        .says("<think>hm</think>Bitte.<|im_end|><tool_call>{\"name\": \"x");

    assertThat(say(designer(), "left").text()).isEqualTo("Bitte.");
    assertThat(server.request(1).at("/messages/3/content").asText())
        .contains("cat moves left")
        .contains("foreseen");
  }

  @Test
  void a_question_changes_nothing() {
    server.calls("{\"reply\": \"There is a white cat.\", \"edits\": []}");
    Reply reply = say(designer(), "what is there?");

    assertThat(reply.action()).isInstanceOf(Action.Nothing.class);
    assertThat(reply.text()).isEqualTo("There is a white cat.\nNothing was changed.");
  }

  @Test
  void a_refused_call_is_repaired() {
    server.calls(WRONG.formatted("dog")).calls(MOVE);

    assertMoved(say(designer(), "left"));
    assertThat(server.request(1).at("/messages/3/content").asText())
        .contains("There is no entity \"dog\"; the ids are: cat.");
  }

  @Test
  void a_hallucinated_tool_is_refused_by_name() {
    server.answers(PlayedServer.call("paint_picture", "{\"x\": 1}")).calls(MOVE);

    assertMoved(say(designer(), "left"));
    assertThat(server.request(1).at("/messages/3/content").asText())
        .contains("There is no tool \"paint_picture\"; the only one is apply_design_edits.");
  }

  @Test
  void the_third_refusal_ends_the_turn_and_nothing_is_changed() {
    server.calls(WRONG.formatted("a")).calls(WRONG.formatted("b")).calls(WRONG.formatted("c"));

    assertUnchanged(say(designer(), "left"), "There is no entity \"c\"");
    assertThat(server.requests()).isEqualTo(3);
  }

  @Test
  void a_call_that_is_made_again_is_done_once_and_told_in_our_words() {
    String silent = MOVE.replaceFirst("\"reply\": \"[^\"]*\"", "\"reply\": \"\"");
    server.alwaysAnswers(PlayedServer.call("apply_design_edits", silent));
    Reply reply = say(designer(), "left");

    assertThat(((Action.Change) reply.action()).edits()).hasSize(1);
    assertThat(reply.text()).contains("cat moves left");
    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void six_rounds_are_the_most() {
    for (String direction : List.of("left", "right", "up", "down", "up-left", "up-right", "left")) {
      server.calls(
          "{\"reply\": \"\", \"edits\": [{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"%s\"}]}"
              .formatted(direction));
    }

    assertUnchanged(say(designer(), "dance"), "did not come to an end");
    assertThat(server.requests()).isEqualTo(6);
  }

  @Test
  void edits_of_one_call_count_all_or_not_at_all() {
    server
        .calls(
            "{\"reply\": \"ok\", \"edits\": [{\"op\": \"set_scene\", \"text\": \"at night\"}, {\"op\": \"remove\", \"id\": \"dog\"}]}")
        .calls(MOVE);
    Reply reply = say(designer(), "left");

    assertThat(((Action.Change) reply.action()).edits()).hasSize(1);
  }

  @Test
  void undo_is_an_action_of_its_own() {
    server.calls("{\"reply\": \"Undone.\", \"edits\": [{\"op\": \"undo\", \"times\": 5}]}");
    History history = History.of(Design.blank(CAT.canvas(), 1)).then(CAT, "a cat");
    Reply reply = designer().answer(new Turn("undo all", history, List.of()));

    assertThat(reply.action()).isEqualTo(new Action.Undo(1));
  }

  @Test
  void a_broken_server_changes_nothing_and_the_reply_says_what_to_do() {
    server.alwaysAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertUnchanged(say(designer(), "left"), "broke; try again");
  }

  @Test
  void a_cancelled_turn_changes_nothing() {
    server.alwaysAnswers(
        PlayedServer.call("apply_design_edits", MOVE).withChunkedDribbleDelay(100, 60_000));
    Cancellation cancellation = new Cancellation();
    Thread hand =
        new Thread(
            () -> {
              while (server.requests() == 0) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    hand.start();

    Turn turn =
        new Turn("left", History.of(CAT), List.of(), Optional::empty, soFar -> {}, cancellation);
    assertUnchanged(designer().answer(turn), "cancelled");
  }

  @Test
  void a_model_that_never_stops_changes_nothing() {
    server.alwaysAnswers(PlayedServer.stream("la ".repeat(3_000_000)));

    assertUnchanged(say(designer(), "sing"), "did not stop talking");
  }

  @Test
  void the_key_is_in_no_reply() {
    server.alwaysAnswers(PlayedServer.error(400, "bad key " + PlayedServer.KEY));

    assertThat(say(designer(), "left").text()).contains("[key]").doesNotContain(PlayedServer.KEY);
  }

  @Test
  void the_model_remembers_the_last_turns_of_this_conversation_only() {
    server.calls("{\"reply\": \"Which one?\", \"edits\": []}").calls(MOVE).calls(MOVE);
    MllmDesigner designer = designer();
    History history = History.of(CAT);
    designer.answer(new Turn("move it", history, List.of()));
    designer.answer(new Turn("the cat", history, List.of()));
    designer.answer(new Turn("hello", History.of(CAT), List.of()));

    assertThat(server.request(1).path("messages").toString()).contains("move it", "Which one?");
    assertThat(server.request(2).path("messages").toString()).doesNotContain("Which one?");
  }

  private void assertMoved(Reply reply) {
    assertThat(reply.text()).isEqualTo("Die Katze ist jetzt weiter links.");
    Design after = CAT.with(((Action.Change) reply.action()).edits());
    Bounds cat = Bounds.of(after.entity("cat").orElseThrow().region());
    assertThat(cat.x0()).isLessThan(0.4).isGreaterThan(0.25);
    assertThat(reply.focus()).containsExactly("cat");
  }

  private static void assertUnchanged(Reply reply, String words) {
    assertThat(reply.action()).isInstanceOf(Action.Nothing.class);
    assertThat(reply.text()).contains(words).endsWith("Nothing was changed.");
  }

  private MllmDesigner designer() {
    return new MllmDesigner(
        new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }

  private static Reply say(MllmDesigner designer, String words) {
    return designer.answer(new Turn(words, History.of(CAT), List.of()));
  }
}
