package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.eligen.agent.design.Design;

/**
 * The measured sentences can be trusted. Failures name sentences by their ids alone, as half of
 * them are to stay unread.
 */
class HalvesTest {

  private final Map<String, Design> designs = Halves.designs();

  static Stream<Halves> both() {
    return Stream.of(Halves.first(), Halves.edits());
  }

  @ParameterizedTest
  @MethodSource("both")
  void the_halves_are_as_large_and_have_as_many_of_every_kind(Halves halves) {
    assertThat(halves.seen()).hasSize(150);
    assertThat(kinds(halves.untouched())).isEqualTo(kinds(halves.seen()));
  }

  @ParameterizedTest
  @MethodSource("both")
  void no_sentence_is_in_both_halves_nor_twice_in_one_of_a_design(Halves halves) {
    Set<String> seen = halves.seen().stream().map(HalvesTest::bare).collect(Collectors.toSet());
    assertThat(ids(halves.untouched().stream().filter(u -> seen.contains(bare(u))))).isEmpty();
    Set<List<String>> said = new HashSet<>();
    assertThat(ids(all(halves).filter(u -> !said.add(List.of(u.start(), u.say()))))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("both")
  void no_id_is_given_twice(Halves halves) {
    assertThat(ids(all(halves))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("both")
  void every_line_expects_what_the_judge_knows_of_a_design_that_is_there(Halves halves) {
    assertThat(ids(all(halves).filter(u -> !WellFormed.isSo(u, designs)))).isEmpty();
  }

  @Test
  void first_sentences_are_said_to_nothing_and_edits_to_something() {
    assertThat(ids(all(Halves.first()).filter(u -> !start(u).entities().isEmpty()))).isEmpty();
    assertThat(ids(all(Halves.edits()).filter(u -> start(u).entities().isEmpty()))).isEmpty();
  }

  private Design start(Utterance utterance) {
    return designs.get(utterance.start());
  }

  private static Stream<Utterance> all(Halves halves) {
    return Stream.concat(halves.seen().stream(), halves.untouched().stream());
  }

  private static List<String> ids(Stream<Utterance> utterances) {
    return utterances.map(Utterance::id).toList();
  }

  /** A sentence without what makes no difference. */
  private static String bare(Utterance utterance) {
    return utterance.say().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static Map<String, Long> kinds(List<Utterance> half) {
    return half.stream().collect(Collectors.groupingBy(Utterance::group, Collectors.counting()));
  }
}
