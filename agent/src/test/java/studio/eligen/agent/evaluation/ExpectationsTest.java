package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.DesignEdit.MoveEntity;
import studio.eligen.agent.design.DesignEdit.RemoveEntity;
import studio.eligen.agent.design.DesignEdit.Reorder;
import studio.eligen.agent.design.DesignEdit.RepromptEntity;
import studio.eligen.agent.design.DesignEdit.ResizeEntity;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.engine.Region;

/** The judge must be fair: what was asked for passes, and what was not fails. */
class ExpectationsTest {

  private static final String LEFT =
      "{'touches':['car.place'],'moved':{'car':{'dx':'<-0.02','dy':'0'}}}";

  private final Design start = Corpus.read().designs().get("cat_car");

  @Test
  void a_move_passes_only_if_the_right_thing_went_the_right_way_and_nothing_else_did() {
    assertThat(missed(LEFT, new MoveEntity("car", -0.1, 0))).isEmpty();
    assertThat(missed(LEFT, new MoveEntity("car", 0.05, 0))).isNotEmpty();
    assertThat(missed(LEFT, new MoveEntity("car", -0.1, 0.05))).isNotEmpty();
    assertThat(missed(LEFT)).isNotEmpty();
    assertThat(missed(LEFT, new MoveEntity("car", -0.1, 0), new MoveEntity("cat", 0.1, 0)))
        .isNotEmpty();
    assertThat(missed(LEFT, new MoveEntity("car", -0.1, 0), new Reorder("car", 0))).isNotEmpty();
    assertThat(
            missed(
                LEFT,
                new MoveEntity("car", -0.1, 0),
                new ResizeEntity("car", 0.9, 1, Anchor.CENTRE)))
        .isNotEmpty();
  }

  @Test
  void a_replacement_passes_by_either_way_of_making_it() {
    String expect =
        "{'touches':['cat','new'],'prompts':['dog','red car','sun'],'same_place':[['dog','cat']]}";
    Region place = start.entity("cat").orElseThrow().region();
    assertThat(missed(expect, new RepromptEntity("cat", "dog"))).isEmpty();
    assertThat(
            missed(expect, new RemoveEntity("cat"), new AddEntity(new Entity("dog", "dog", place))))
        .isEmpty();
    assertThat(missed(expect, new RepromptEntity("cat", "a dog"), new MoveEntity("cat", 0.3, 0)))
        .isNotEmpty();
    assertThat(missed(expect, new RepromptEntity("car", "dog"))).isNotEmpty();
  }

  @Test
  void standing_on_a_thing_is_not_hovering_over_it_nor_hiding_behind_it() {
    String expect = "{'touches':['cat.place','order'],'on':[['cat','car']]}";
    assertThat(missed(expect, new MoveEntity("cat", 0.5, -0.25), new Reorder("cat", 2))).isEmpty();
    assertThat(missed(expect, new MoveEntity("cat", 0.5, -0.25))).isNotEmpty();
    assertThat(missed(expect, new MoveEntity("cat", 0.5, -0.4))).isNotEmpty();
    assertThat(missed(expect)).isNotEmpty();
  }

  @Test
  void an_answer_must_have_every_word_and_a_figure_on_its_own() {
    String expect = "{'touches':[],'reply':['cat','2|two']}";
    assertThat(missedAnswer(expect, "There are two cats.")).isEmpty();
    assertThat(missedAnswer(expect, "There are 256 cats.")).isNotEmpty();
    assertThat(missedAnswer(expect, "There are 2 dogs.")).isNotEmpty();
    assertThat(missedAnswer("{'touches':[]}", " ")).isNotEmpty();
  }

  private List<String> missed(String expect, DesignEdit... edits) {
    Design after = start.with(List.of(edits));
    return missed(
        expect, new Outcome(start, History.of(start).then(after, "said"), reply("Done.")));
  }

  private List<String> missedAnswer(String expect, String reply) {
    return missed(expect, new Outcome(start, History.of(start), reply(reply)));
  }

  private static Reply reply(String text) {
    return new Reply(text, new Action.Nothing(), List.of());
  }

  private static List<String> missed(String expect, Outcome outcome) {
    try {
      JsonNode json = new ObjectMapper().readTree(expect.replace('\'', '"'));
      return Expectations.missed(json, outcome.castFor(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
