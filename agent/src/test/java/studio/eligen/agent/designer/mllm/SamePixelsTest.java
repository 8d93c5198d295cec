package studio.eligen.agent.designer.mllm;

import static studio.eligen.agent.designer.mllm.SaidBothWays.PLACES;
import static studio.eligen.agent.designer.mllm.SaidBothWays.RELATIONS;
import static studio.eligen.agent.designer.mllm.SaidBothWays.WORLDS;
import static studio.eligen.agent.designer.mllm.SaidBothWays.edit;
import static studio.eligen.agent.designer.mllm.SaidBothWays.of;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.mllm.SaidBothWays.World;
import studio.eligen.agent.designer.mllm.edits.DesignTools;

/** What is there lands on the same pixels, whoever understood the words. */
class SamePixelsTest {

  private final SaidBothWays said = new SaidBothWays();

  @AfterEach
  void stop() {
    said.close();
  }

  @Test
  void a_step_of_any_length_in_any_direction_to_edges_and_neighbours_leads_to_the_same_place() {
    Map<String, String> amounts = Map.of("a little", "a little", "some", "", "a lot", "a lot");
    for (String direction : DesignTools.DIRECTIONS) {
      String way = direction.replace("-", " and ");
      amounts.forEach(
          (amount, words) ->
              said.each(
                  name -> "move the %s %s %s".formatted(name, words, way),
                  name ->
                      edit("move", name, "direction", direction)
                          + ", \"amount\": \""
                          + amount
                          + "\"}"));
    }
    said.assertSame();
  }

  @Test
  void what_is_put_into_a_part_of_the_picture_comes_to_the_same_place() {
    PLACES.forEach(
        (place, words) ->
            said.each(
                name -> "put the %s %s".formatted(name, words),
                name -> edit("move", name, "place", place) + "}"));
    said.assertSame();
  }

  @Test
  void what_is_put_beside_another_comes_to_the_same_place_and_depth() {
    RELATIONS.forEach(
        (relation, words) ->
            said.pairs(
                (name, other) -> "put the %s %s the %s".formatted(name, words, other),
                (name, other) -> edit("move", name, "relation", relation) + of(other)));
    for (World world : WORLDS) {
      List<String> names = world.names();
      said.same(
          world,
          "put the %s between the %s and the %s"
              .formatted(names.get(1), names.get(0), names.get(3)),
          edit("move", names.get(1), "relation", "between") + of(names.get(0), names.get(3)));
    }
    said.assertSame();
  }

  @Test
  void several_that_go_together_come_to_the_same_places() {
    for (World world : WORLDS) {
      String one = world.names().get(0);
      String other = world.names().get(1);
      for (String direction : DesignTools.DIRECTIONS) {
        said.same(
            world,
            "move the %s and the %s %s".formatted(one, other, direction.replace("-", " and ")),
            edit("move", one, "direction", direction) + "}",
            edit("move", other, "direction", direction) + "}");
      }
      PLACES.forEach(
          (place, words) ->
              said.same(
                  world,
                  "put the %s and the %s %s".formatted(one, other, words),
                  edit("move", one, "place", place) + "}",
                  edit("move", other, "place", place) + "}"));
      for (String change : DesignTools.CHANGES) {
        said.same(
            world,
            "make the %s and the %s %s".formatted(one, other, change),
            edit("resize", one, "change", change) + "}",
            edit("resize", other, "change", change) + "}");
      }
    }
    said.assertSame();
  }

  @Test
  void what_grows_or_shrinks_has_the_same_box() {
    for (String change : DesignTools.CHANGES) {
      said.each(
          name -> "make the %s %s".formatted(name, change),
          name -> edit("resize", name, "change", change) + "}");
    }
    Map.of("twice as big", "2", "half the size", "0.5", "three times as big", "3")
        .forEach(
            (words, factor) ->
                said.each(
                    name -> "make the %s %s".formatted(name, words),
                    name -> edit("resize", name, "factor", factor) + "}"));
    said.assertSame();
  }

  @Test
  void what_changes_places_or_depth_does_so_alike() {
    said.pairs(
        (name, other) -> "swap the %s and the %s".formatted(name, other),
        (name, other) -> edit("swap", name) + of(other));
    said.each(
        name -> "bring the %s to the front".formatted(name),
        name -> edit("reorder", name, "depth", "front") + "}");
    said.each(
        name -> "send the %s to the back".formatted(name),
        name -> edit("reorder", name, "depth", "back") + "}");
    said.assertSame();
  }

  @Test
  void a_new_variation_is_the_same_picture() {
    for (World world : WORLDS) {
      said.same(world, "try again", "{\"op\": \"new_variation\"}");
    }
    said.assertSame();
  }
}
