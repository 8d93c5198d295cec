package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

/**
 * What a model thinks aloud, written here as ¤, is for nobody: not shown, not done, not seen, not
 * told to it again.
 */
@Timeout(60)
class ThoughtsTest {

  private static final String DRAFT =
      "SECRET {\"reply\": \"SECRET\", \"edits\": [{\"op\": \"remove\", \"id\": \"cat\"}]} ";

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>¤</think>\nDone.",
        "¤</think>Done.",
        "<think>¤</think>¤</think>Done.",
        "<think>¤<think>¤</think>Done.",
        "<THINKING>¤</THINKING>Done.",
        "<thought>¤</thought>Done.",
        "<thoughts>¤</thoughts>Done.",
        "<reasoning>¤</reasoning>Done.",
        "<reasoning effort=\"low\">¤</reasoning>Done.",
        "<reflection>¤</reflection>Done.",
        "<seed:think>¤</seed:think>Done.",
        "[THINK]¤[/THINK]Done.",
        "[Thinking]¤[/Thinking]Done.",
        "<longcat_think>¤</longcat_think>Done.",
        "<antThinking>¤</antThinking>Done.",
        "<thinking_process>¤</thinking_process>Done.",
        "<chain_of_thought>¤</chain_of_thought>Done.",
        "<rationale>¤</rationale><plan>¤</plan>Done.",
        "<unused94>thought\n¤<unused95>Done.",
        "＜think＞¤＜/think＞Done.",
        "&lt;think&gt;¤&lt;/think&gt;Done.",
        "<think>¤<\\/think>Done.",
        "<think>¤< /think>Done.",
        "<think>¤</ think>Done.",
        "¤[ /think]Done.",
        "<think>¤</think\nDone.",
        "<think\n¤</think\nDone.",
        "Done.<think\n¤",
        "<think/>Done.",
        "```think\n¤\n```\nDone.",
        "~~~ thinking\n¤\n```json\n{}\n```\n¤\n~~~\nDone.",
        "Done.\n```thoughts ¤",
        "<details type=\"reasoning\" done=\"true\">\n<summary>Thought for 3 s</summary>\n> ¤\n</details>\nDone.",
        "## Thinking\n\n¤\n\n## Final Response\n\nDone.",
        "**Thinking:** ¤\n\n**Answer:** Done.",
        "Thought: ¤\nFinal Answer: Done.",
        "¤[/THINK]Done.",
        "◁think▷¤◁/think▷Done.",
        "<|begin_of_thought|>¤<|end_of_thought|>Done.",
        "<|START_THINKING|>¤<|END_THINKING|><|START_RESPONSE|>Done.<|END_RESPONSE|>",
        "<|channel|>analysis<|message|>¤<|end|><|start|>assistant<|channel|>final<|message|>Done.",
        "¤<|end|><|start|>assistant<|channel|>final<|message|>Done.<|return|>",
        "<|channel|>analysis<|message|>¤<|end|><|channel|>commentary<|message|>¤<|end|><|channel|>final<|message|>Done.",
        "<|channel>thought\n¤<channel|>Done.",
        "analysis¤ soassistantfinalDone.",
        "Here is my thought process: ¤ Here is my response: Done.",
        "<think>¤</think><answer><|begin_of_box|>Done.<|end_of_box|></answer>",
        "Done.<think>¤</think>",
        "Done.<think>¤",
      })
  void thoughts_are_neither_shown_nor_done_however_they_are_marked(String form) {
    String text = form.replace("¤", DRAFT);
    server.alwaysAnswers(PlayedServer.stream(text));
    List<String> heard = new ArrayList<>();
    MllmDesigner designer = designer();
    Reply reply = say(designer, heard);
    say(designer, heard);

    assertThat(reply.text()).isEqualTo("Done.\nNothing was changed.");
    assertThat(reply.action()).isInstanceOf(Action.Nothing.class);
    assertThat(heard).noneMatch(part -> part.contains("SECRET"));
    assertThat(server.bodies()).noneMatch(body -> body.contains("SECRET"));
    for (int length = 0; length <= text.length(); length++) {
      assertThat(ReplySoFar.in(text.substring(0, length), "")).doesNotContain("SECRET");
    }
  }

  @Test
  void thoughts_within_a_call_reach_neither_the_reply_nor_the_design() {
    server.calls(
        "{\"reply\": \"<think>SECRET</think>Done.\", \"edits\": [{\"op\": \"reprompt\", \"id\": \"cat\", \"prompt\": \"<thinking>SECRET</thinking>black cat\"}]}");
    List<String> heard = new ArrayList<>();
    Reply reply = say(designer(), heard);

    assertThat(reply.text()).isEqualTo("Done.");
    assertThat(MllmDesignerTest.CAT.with(((Action.Change) reply.action()).edits()).entities())
        .extracting(Entity::prompt)
        .containsExactly("black cat");
    assertThat(heard).noneMatch(part -> part.contains("SECRET") || part.contains("<"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>¤</think>BOX",
        "¤</think>BOX",
        "<thinking>¤</thinking>BOX",
        "[THINK]¤[/THINK]BOX",
        "<|channel|>analysis<|message|>¤<|end|><|start|>assistant<|channel|>final<|message|>BOX",
      })
  void boxes_that_were_only_considered_are_no_things(String form) {
    String considered = "[{\"bbox_2d\": [0, 0, 90, 90], \"label\": \"dog\"}]";
    String box = "[{\"bbox_2d\": [100, 300, 400, 800], \"label\": \"cat\"}]";
    server.alwaysAnswers(PlayedServer.stream(form.replace("¤", considered).replace("BOX", box)));

    assertThat(seen()).containsExactly("cat");
  }

  @Test
  void boxes_are_found_where_a_model_put_all_into_its_thoughts() {
    String boxes =
        TextNode.valueOf("[{\"bbox_2d\": [1, 3, 400, 800], \"label\": \"cat\"}]").toString();
    server.alwaysAnswers(PlayedServer.deltas(List.of("{\"reasoning_content\": " + boxes + "}")));

    assertThat(seen()).containsExactly("cat");
  }

  private List<String> seen() {
    return new Grounding(client(), VocabularyFile.anything(), Prompts.builtIn())
            .of(
                new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB),
                MllmDesignerTest.CAT.canvas(),
                1,
                new Cancellation().within(Duration.ofSeconds(30)))
            .design()
            .entities()
            .stream()
            .map(Entity::prompt)
            .toList();
  }

  private MllmClient client() {
    return new MllmClient(server.settings(PlayedServer.QUICK_RETRIES));
  }

  private MllmDesigner designer() {
    return new MllmDesigner(
        client(),
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }

  private static Reply say(MllmDesigner designer, List<String> heard) {
    return designer.answer(
        new Turn(
            "what is there?",
            History.of(MllmDesignerTest.CAT),
            List.of(),
            Optional::empty,
            heard::add,
            new Cancellation()));
  }
}
