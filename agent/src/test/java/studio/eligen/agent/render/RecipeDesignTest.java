package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;

class RecipeDesignTest {

  private static Design of(String prompt, RenderRequest.Entity... entities) {
    return RecipeDesign.of(
        GenerationDefaults.PAPER
            .request(prompt)
            .negative("blur")
            .size(64, 96)
            .seed(5)
            .entities(List.of(entities))
            .build());
  }

  private static RenderRequest.Entity thing(String prompt) {
    return new RenderRequest.Entity(prompt, new Region.Box(0, 0, 0.5, 0.5));
  }

  @Test
  void the_things_stand_where_the_request_has_them() {
    Design design = of("a red car and a cat on a beach", thing("red car"), thing("Cat"));
    assertThat(design.entities()).extracting(Entity::id).containsExactly("car", "cat");
    assertThat(design.entities()).extracting(Entity::prompt).containsExactly("red car", "Cat");
    assertThat(design.entities()).extracting(Entity::region).containsOnly(thing("x").region());
    assertThat(design.negative()).isEqualTo("blur");
    assertThat(design.seed()).isEqualTo(5);
    assertThat(design.canvas().height()).isEqualTo(96);
  }

  @Test
  void the_scene_is_what_follows_the_last_thing() {
    assertThat(of("a red car and a cat on a beach", thing("red car"), thing("cat")).scene())
        .isEqualTo("on a beach");
    assertThat(of("a quiet harbour", thing("boat")).scene()).isEqualTo("a quiet harbour");
    assertThat(of("a cat", thing("cat")).scene()).isEmpty();
    assertThat(of("").scene()).isEmpty();
  }

  @Test
  void things_of_one_name_and_of_none_are_told_apart() {
    assertThat(of("", thing("cat"), thing("cat"), thing("!?"), thing("x".repeat(90))).entities())
        .extracting(Entity::id)
        .containsExactly("cat", "cat-2", "thing", "x".repeat(40));
  }
}
