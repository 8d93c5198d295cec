package studio.eligen.agent.designer.mllm;

import static studio.eligen.agent.designer.mllm.SaidBothWays.PLACES;
import static studio.eligen.agent.designer.mllm.SaidBothWays.RELATIONS;
import static studio.eligen.agent.designer.mllm.SaidBothWays.WORLDS;
import static studio.eligen.agent.designer.mllm.SaidBothWays.add;
import static studio.eligen.agent.designer.mllm.SaidBothWays.edit;
import static studio.eligen.agent.designer.mllm.SaidBothWays.of;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.mllm.SaidBothWays.World;
import studio.eligen.agent.fixtures.Worlds;

/** What is new lands on the same pixels, whoever understood the words. */
class SameAdditionsTest {

  private final SaidBothWays said = new SaidBothWays();

  @AfterEach
  void stop() {
    said.close();
  }

  @Test
  void what_is_added_finds_the_same_place_in_any_size_and_number() {
    for (World world : WORLDS) {
      for (String thing : List.of("wooden horse", "bird", "apple", "red car")) {
        if (thing.contains("wooden") && !world.vocabulary().isOpen()) {
          continue;
        }
        said.same(world, "add a " + thing, add(thing) + "}");
        said.same(world, "add two %ss".formatted(thing), add(thing) + "}", add(thing) + "}");
        for (String size : List.of("tiny", "small", "large", "huge")) {
          said.same(
              world,
              "add a %s %s".formatted(size, thing),
              add(thing) + ", \"size\": \"%s\"}".formatted(size));
        }
        PLACES.forEach(
            (place, words) ->
                said.same(
                    world,
                    "add a %s %s".formatted(thing, words),
                    add(thing) + ", \"place\": \"%s\"}".formatted(place)));
        RELATIONS.forEach(
            (relation, words) ->
                said.same(
                    world,
                    "add a %s %s the %s".formatted(thing, words, world.names().get(1)),
                    add(thing)
                        + ", \"relation\": \"%s\"".formatted(relation)
                        + of(world.names().get(1))));
      }
      said.same(
          world,
          "add a bird and an apple on the left",
          add("bird") + "}",
          add("apple") + ", \"place\": \"left\"}");
    }
    said.assertSame();
  }

  @Test
  void what_comes_with_a_scene_stands_on_the_ground_of_that_scene() {
    World blank = new World(Worlds.small(), Design.blank(new Canvas(256, 256), 3));
    String scene = "{\"op\": \"set_scene\", \"text\": \"on a beach\"}";
    said.same(blank, "a boat and a cat on a beach", add("boat") + "}", add("cat") + "}", scene);
    said.same(blank, "a boat and a cat on a beach", scene, add("boat") + "}", add("cat") + "}");
    said.same(
        blank,
        "a blue boat and a bird on a beach",
        add("blue boat") + "}",
        scene,
        add("bird") + "}");
    said.assertSame();
  }

  @Test
  void a_copy_stands_where_the_other_would() {
    said.each(name -> "duplicate the " + name, name -> edit("duplicate", name) + "}");
    PLACES.forEach(
        (place, words) ->
            said.each(
                name -> "duplicate the %s %s".formatted(name, words),
                name -> edit("duplicate", name, "place", place) + "}"));
    RELATIONS.forEach(
        (relation, words) ->
            said.pairs(
                (name, other) -> "duplicate the %s %s the %s".formatted(name, words, other),
                (name, other) -> edit("duplicate", name, "relation", relation) + of(other)));
    said.assertSame();
  }
}
