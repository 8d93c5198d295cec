package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;

class EntityChangeTest {

  private static Entity thing(String id, String prompt, double left) {
    return new Entity(id, prompt, new Region.Box(left, 0.1, left + 0.2, 0.4));
  }

  private static Design design(Entity... things) {
    return new Design(new Canvas(64, 64), "", "", "", 1, List.of(things));
  }

  @Test
  void what_became_of_several_alike_is_said_once() {
    Design before = design(thing("cat", "cat", 0.1));
    Design after =
        design(thing("cat", "cat", 0.3), thing("b-1", "balloon", 0), thing("b-2", "balloon", 0.5));

    assertThat(EntityChange.described(EntityChange.between(before, after).values()))
        .isEqualTo("the cat moves, the balloon is new (2 of them)");
  }
}
