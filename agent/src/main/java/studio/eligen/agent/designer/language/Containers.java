package studio.eligen.agent.designer.language;

import java.util.List;
import studio.eligen.agent.designer.lexicon.EverydayThings;

/** Things that hold others, so that "in" one of them is no scene: a basket, a boat, a tree. */
final class Containers {

  private static final List<String> KINDS =
      List.of("container", "bag", "kitchenware", "vehicle", "furniture", "plant", "clothing");

  private Containers() {}

  static boolean hold(String name) {
    return KINDS.stream().anyMatch(kind -> EverydayThings.isA(name, kind));
  }
}
