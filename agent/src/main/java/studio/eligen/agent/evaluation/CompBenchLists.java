package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Plurals;

/**
 * T2I-CompBench's lists (Huang et al., 2023). They come without a truth, so it is read from the
 * templates that most of their sentences follow; the others are not judged.
 */
final class CompBenchLists {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCE = "github.com/Karine-Huang/T2I-CompBench";

  private static final Pattern SPATIAL =
      Pattern.compile("an? ([a-z]+) ([a-z ]+?) an? ([a-z]+(?: [a-z]+)?)");
  private static final Pattern COLOURED =
      Pattern.compile("an? ([a-z]+) ([a-z]+) and an? ([a-z]+) ([a-z]+)");
  private static final Pattern COUNTED = Pattern.compile("([a-z]+) ([a-z]+)");
  private static final String[] NUMBERS = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  /** What each phrase may mean: where the first thing is to the second. */
  private static final Map<String, List<String>> RELATIONS =
      Map.ofEntries(
          Map.entry("on the left of", List.of("leftwards")),
          Map.entry("on the right of", List.of("rightwards")),
          Map.entry("on the top of", List.of("on", "upwards")),
          Map.entry("on the bottom of", List.of("downwards", "below")),
          Map.entry("next to", List.of("near")),
          Map.entry("near", List.of("near")),
          Map.entry("on side of", List.of("beside")),
          Map.entry("behind", List.of("behind")),
          Map.entry("hidden by", List.of("behind")),
          Map.entry("in front of", List.of("in_front")));

  private CompBenchLists() {}

  /**
   * A list, as far as its sentences can be judged.
   *
   * @param unjudged how many follow no template
   */
  record Judgeable(List<Utterance> utterances, int unjudged) {}

  /** How the sentences of a list are read. */
  private interface Template {
    /** The expectations of which one must hold; none where the sentence does not follow it. */
    Optional<List<ObjectNode>> truth(String sentence);
  }

  /**
   * The lists of a folder, by name, or of a checkout of T2I-CompBench.
   *
   * @throws studio.eligen.agent.design.InvalidInput if one is missing or cannot be read
   */
  static Map<String, Judgeable> read(Path folder) {
    Map<String, Judgeable> lists = new LinkedHashMap<>();
    lists.put("spatial", read(folder, "spatial_val", CompBenchLists::spatial));
    lists.put("3d_spatial", read(folder, "3d_spatial_val", CompBenchLists::spatial));
    lists.put("numeracy", read(folder, "numeracy_val", CompBenchLists::counted));
    lists.put("color", read(folder, "color_val", CompBenchLists::coloured));
    return lists;
  }

  private static Judgeable read(Path folder, String name, Template template) {
    Path file =
        ListFile.find(folder, name + ".txt", List.of("examples/dataset", "dataset"), SOURCE);
    List<Utterance> utterances = new ArrayList<>();
    List<String> lines = ListFile.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Optional<List<ObjectNode>> truth = template.truth(lines.get(i).toLowerCase(Locale.ROOT));
      if (truth.isPresent()) {
        ArrayNode expect = JSON.createArrayNode().addAll(truth.get());
        String id = "%s-%03d".formatted(name, i + 1);
        utterances.add(new Utterance(id, name, true, "blank", List.of(), lines.get(i), expect));
      }
    }
    return new Judgeable(utterances, lines.size() - utterances.size());
  }

  private static Optional<List<ObjectNode>> spatial(String sentence) {
    Matcher said = SPATIAL.matcher(sentence);
    // Of two like things, nobody can tell which is meant.
    if (!said.matches()
        || !RELATIONS.containsKey(said.group(2))
        || said.group(1).equals(said.group(3))) {
      return Optional.empty();
    }
    List<ObjectNode> truths = new ArrayList<>();
    for (String relation : RELATIONS.get(said.group(2))) {
      ObjectNode truth = things(List.of(said.group(1), said.group(3)));
      truth.putArray(relation).addArray().add(said.group(1)).add(said.group(3));
      truths.add(truth);
    }
    return Optional.of(truths);
  }

  private static Optional<List<ObjectNode>> coloured(String sentence) {
    Matcher said = COLOURED.matcher(sentence);
    return said.matches()
        ? Optional.of(
            List.of(
                things(
                    List.of(
                        said.group(1) + " " + said.group(2), said.group(3) + " " + said.group(4)))))
        : Optional.empty();
  }

  private static Optional<List<ObjectNode>> counted(String sentence) {
    List<String> parts = new ArrayList<>();
    for (String item : sentence.split(",? and |, ")) {
      Matcher said = COUNTED.matcher(item);
      int count = said.matches() ? number(said.group(1)) : 0;
      if (count == 0) {
        return Optional.empty();
      }
      String noun = String.join("|", Plurals.singulars(said.group(2)));
      parts.addAll(Collections.nCopies(count, noun));
    }
    return Optional.of(List.of(things(parts)));
  }

  /** The number of a word, 1 to 10; 0 for any other word. */
  private static int number(String word) {
    if (word.equals("a") || word.equals("an")) {
      return 1;
    }
    return List.of(NUMBERS).indexOf(word) + 1;
  }

  private static ObjectNode things(List<String> parts) {
    ObjectNode truth = JSON.createObjectNode();
    GenEvalPrompt.FIRST.forEach(truth.putArray("touches")::add);
    parts.forEach(truth.putArray("things")::add);
    return truth;
  }
}
