package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Preamble;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * The part that the last command was about, which the next words may mean: the hair of "and longer"
 * after "her hair should be green".
 */
public final class LastPart {

  private final List<String> last;
  private final Cast before;

  /**
   * @param last the command that was followed last, or what was asked about
   * @param before what there was before it
   */
  public LastPart(List<String> last, Cast before) {
    this.last = last;
    this.before = before;
  }

  /** The words with the part in them, where they mean one. */
  public Optional<List<String>> meant(List<String> said, Cast now, References references) {
    List<String> focus = references.focus();
    return more(said, references)
        .or(() -> focus.size() == 1 ? it(said, now.member(focus.get(0)), now) : Optional.empty());
  }

  /** "make her hair longer" of "and longer". */
  private Optional<List<String>> more(List<String> said, References references) {
    Reading reading = new Reading(said);
    boolean joined = reading.accept("and", "but");
    List<String> wish = reading.rest();
    Amounts.read(reading);
    if (!joined || !reading.token(0).isComparative() || !reading.peek(1).isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < last.size(); i++) {
      Reading part = new Reading(last);
      part.skip(i);
      if (references.readPiece(part).isPresent()) {
        return Optional.of(Words.joined(Words.joined(List.of("make"), part.since(i)), wish));
      }
    }
    return Optional.empty();
  }

  /** "make the hat red" of "make it red", where a hat was given or spoken of. */
  private Optional<List<String>> it(List<String> said, Member owner, Cast now) {
    int at = said.indexOf("it");
    Reading command = new Reading(said);
    Preamble.pass(command);
    boolean moves =
        Act.read(command)
            .filter(a -> a.is(Kind.MOVE, Kind.PLACE, Kind.SWAP, Kind.COPY))
            .isPresent();
    boolean person = EverydayThings.isA(owner.noun(), "person");
    command.back(at + 1);
    while (command.accept(Tag.AUXILIARY)) {
      continue;
    }
    boolean does = at >= 0 && command.token(0).is(Tag.VERB) && !command.token(0).isParticiple();
    Optional<String> part = at < 0 || moves || does ? Optional.empty() : part(owner, person);
    return part.filter(
            noun -> now.members().stream().filter(m -> m.tail().contains(noun)).count() == 1)
        .map(noun -> Words.spliced(said, at, 1, List.of("the", noun)));
  }

  /** The last noun of the command that is in the words of its owner. */
  private Optional<String> part(Member owner, boolean person) {
    Optional<Member> was =
        before.members().stream().filter(m -> m.id().equals(owner.id())).findFirst();
    if (was.isEmpty()) {
      return Optional.empty(); // it came with all that it has
    }
    List<String> old = was.get().tail();
    List<String> told = new ArrayList<>();
    Reading reading = new Reading(last);
    for (; !reading.done(); reading.next()) {
      String word = reading.peek();
      boolean fresh = person || !old.contains(word) || reading.peek(-1).matches("the|his|her|its");
      told.addAll(
          reading.token(0).is(Tag.NOUN) && owner.tail().contains(word) && fresh
              ? List.of(word)
              : List.of());
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1));
  }
}
