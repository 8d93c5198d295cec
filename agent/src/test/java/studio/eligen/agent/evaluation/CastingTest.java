package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.engine.Region;

/** The judge of what there is must take any fair way of saying it, and no other. */
class CastingTest {

  @Test
  void every_part_needs_a_thing_of_its_own_whose_prompt_has_its_words_in_any_order() {
    assertThat(fit("['black cat','cat']", "cat", "fluffy black cats")).isTrue();
    assertThat(fit("['black cat','cat']", "cat", "cat")).isFalse();
    assertThat(fit("['car']", "carrot")).isFalse();
    assertThat(fit("['grey|gray cat']", "gray cat")).isTrue();
  }

  @Test
  void nothing_may_be_left_over() {
    assertThat(fit("['cat']", "cat", "cat")).isFalse();
    assertThat(fit("['cat']", "cat", "dog")).isFalse();
    assertThat(fit("['cat','*balloon']", "cat", "balloon", "red balloon")).isTrue();
    assertThat(fit("['cat','*balloon']", "cat")).isFalse();
  }

  @Test
  void what_belongs_to_a_thing_may_be_of_its_own_or_in_words_but_is_not_dropped() {
    assertThat(fit("['cat','+hat']", "cat with a hat")).isTrue();
    assertThat(fit("['cat','+hat']", "cat", "hat")).isTrue();
    assertThat(fit("['cat','+hat']", "cat")).isFalse();
    assertThat(fit("['cat','?field']", "cat")).isTrue();
    assertThat(fit("['cat','?beach']", "cat")).isFalse();
  }

  @Test
  void a_part_is_the_thing_itself_rather_than_one_that_speaks_of_it() {
    Outcome outcome = outcome("cat on a chair", "chair");
    Casting cast = Casting.of(json("{'things':['cat','chair']}"), outcome);
    assertThat(cast.complete()).isTrue();
    assertThat(cast.things("chair")).extracting(Entity::prompt).containsExactly("chair");
  }

  @Test
  void a_thing_that_is_left_out_is_told_only_if_the_answer_speaks_of_it() {
    JsonNode expect = json("{'things':['cat','puma'],'near':[['cat','puma']]}");
    assertThat(ToldOmissions.cover(expect, answered("I do not know \"puma\".", "cat"))).isTrue();
    assertThat(ToldOmissions.cover(expect, answered("Here is a cat.", "cat"))).isFalse();
    assertThat(ToldOmissions.cover(expect, answered("No puma.", "cat", "dog", "cow"))).isFalse();
    JsonNode red = json("{'things':['red cat']}");
    assertThat(ToldOmissions.cover(red, answered("It has no colours.", "cat"))).isTrue();
  }

  private static boolean fit(String things, String... prompts) {
    JsonNode expect = json("{'things':%s}".formatted(things));
    return Casting.of(expect, outcome(prompts)).complete();
  }

  private static Outcome outcome(String... prompts) {
    return answered("Here it is.", prompts);
  }

  private static Outcome answered(String reply, String... prompts) {
    Region box = new Region.Box(0, 0, 0.5, 0.5);
    List<Entity> entities = new ArrayList<>();
    for (String prompt : prompts) {
      entities.add(new Entity("thing-" + (entities.size() + 1), prompt, box));
    }
    Design blank = new Design(new Canvas(256, 256), "", "", "", 0, List.of());
    Design after = new Design(blank.canvas(), "on a field", "", "", 0, entities);
    History history = History.of(blank).then(after, "said");
    return new Outcome(blank, history, new Reply(reply, new Action.Nothing(), List.of()));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
