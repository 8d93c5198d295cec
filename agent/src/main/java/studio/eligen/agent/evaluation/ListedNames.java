package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/**
 * What is expected, in the words of a model with a list of its own: where that calls a tv a
 * television, a television is right. What it only draws in its place, as a crow for a raven, is
 * not.
 */
final class ListedNames {

  /** Keys of "expect" whose words are names of things, beside those of pairs. */
  private static final Set<String> NAMES = Set.of("things", "adds", "becomes");

  private final Vocabulary vocabulary;

  ListedNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  List<Utterance> in(List<Utterance> utterances) {
    return vocabulary.isOpen()
        ? utterances
        : utterances.stream().map(each -> each.expecting(in(each.expect()))).toList();
  }

  private JsonNode in(JsonNode expect) {
    if (expect.isArray()) {
      ArrayNode either = JsonNodeFactory.instance.arrayNode();
      expect.forEach(each -> either.add(in(each)));
      return either;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : expect.properties()) {
      String key = field.getKey();
      boolean names = NAMES.contains(key) || ToldOmissions.OF_PAIRS.contains(key);
      all.set(key, names ? named(field.getValue()) : field.getValue());
    }
    return all;
  }

  /** A name, or all names of a list or behind the keys of an object. */
  private JsonNode named(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> list.add(named(each)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), named(field.getValue())));
      return object;
    }
    return TextNode.valueOf(listed(node.asText()));
  }

  /** "red television" of "red tv". */
  private String listed(String text) {
    List<String> words = List.of(text.split(" "));
    for (int from = 0; from < words.size(); from++) {
      String before = String.join(" ", words.subList(0, from));
      String mark = from == 0 && text.matches("[*+?].*") ? text.substring(0, 1) : "";
      List<String> name = words.subList(from, words.size());
      Optional<Thing> thing =
          Outcome.alternatives(String.join(" ", name).substring(mark.length()))
              .flatMap(said -> Stream.of(said, said.replaceFirst(" ", " of ")))
              .flatMap(said -> vocabulary.thing(said).filter(t -> t.isCalled(said)).stream())
              .filter(found -> before.isEmpty() || !found.name().contains(" of "))
              .findFirst();
      if (thing.isPresent()) {
        return (before + " " + mark + thing.get().name()).strip();
      }
    }
    return text;
  }
}
