package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.language.Mention.After;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * Reads what stands after a noun and tells which of several it means: a place, what is beside it,
 * what it does, a clause with "that", and what it leaves out.
 */
final class Restrictions {

  /**
   * One of them.
   *
   * @param test leaves those that are so
   * @param place whether the same words can say where something shall be
   * @param side whether they name a part of the picture
   */
  record Restriction(UnaryOperator<List<Member>> test, boolean place, boolean side) {
    List<Member> of(List<Member> members) {
      return test.apply(members);
    }

    private Restriction not() {
      return new Restriction(all -> without(all, of(all)), false, false);
    }

    private static List<Member> without(List<Member> all, List<Member> these) {
      return all.stream().filter(member -> !these.contains(member)).toList();
    }
  }

  private static final String[] EXCEPT = {
    "but not", "but", "except for", "except", "apart from", "aside from", "besides", "other than", "excluding"
  };

  private static final Set<String> BE = Set.of("is", "are", "was", "were", "looks", "look");
  private static final Set<String> OWN = Set.of("it", "him", "her", "them");
  private static final int LONGEST = 8;

  /** Reads what other things a place depends on. */
  interface Landmarks {
    /** The ids of what comes next, which need not be one; none if nothing there comes next. */
    List<String> read(Reading reading, After after);
  }

  private final Cast cast;
  private final Filters filters;
  private final Landmarks landmarks;

  Restrictions(Cast cast, Filters filters, Landmarks landmarks) {
    this.cast = cast;
    this.filters = filters;
    this.landmarks = landmarks;
  }

  /** Reads the next one about some of these, or nothing and stays where it was. */
  Optional<Restriction> read(Reading reading, List<Member> members, After after, boolean plural) {
    int mark = reading.mark();
    Optional<Restriction> read =
        except(reading, plural)
            .or(() -> clause(reading, members, plural))
            .or(() -> added(reading))
            .or(() -> phrase(reading, members, plural));
    if (read.isEmpty()) {
      reading.back(mark);
    }
    return read;
  }

  /** "but the house", after what means several. */
  private Optional<Restriction> except(Reading reading, boolean plural) {
    int mark = reading.mark();
    if (!plural || !reading.accept(EXCEPT)) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>(landmarks.read(reading, After.EITHER));
    while (!ids.isEmpty() && reading.accept("and", ",", "or")) {
      int joint = reading.mark() - 1;
      List<String> more = landmarks.read(reading, After.EITHER);
      if (more.isEmpty()) {
        reading.back(joint);
        break;
      }
      ids.addAll(more);
    }
    if (ids.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    return filter(member -> !ids.contains(member.id()));
  }

  /** "that is not red", "which has a tree in front of it". */
  private Optional<Restriction> clause(Reading reading, List<Member> members, boolean plural) {
    int mark = reading.mark();
    if (!reading.accept("that", "which", "who") && !reading.peek(-1).equals("what")) {
      return Optional.empty();
    }
    Optional<Restriction> added = added(reading);
    if (added.isPresent()) {
      return added;
    }
    boolean is = reading.acceptAny(BE);
    boolean not = reading.accept("do not", "does not", "not", "no longer");
    boolean has = !is && reading.accept("has", "have");
    boolean verb = is || has || reading.token(0).is(Tag.VERB);
    Optional<Restriction> said =
        !verb
            ? Optional.empty()
            : has
                ? having(reading, members).or(() -> told(reading, members, true))
                : looking(reading).or(() -> phrase(reading, members, plural));
    if (said.isEmpty()) {
      reading.back(mark);
    }
    return said.map(read -> not ? read.not() : new Restriction(read.test(), false, false));
  }

  /** "you just added", "I added last". */
  private Optional<Restriction> added(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("you", "i", "we")) {
      reading.accept("have");
      reading.accept("just", "last");
      if (reading.token(0).is(Tag.VERB) && reading.next().matches("add(ed)?|made|drew|drawn|put|created|placed|inserted")) {
        reading.accept("last", "just now", "there");
        return some(all -> all.subList(Math.max(0, all.size() - 1), all.size()));
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** "red or blue", "bigger than the dog", after "that is". */
  private Optional<Restriction> looking(Reading reading) {
    Optional<Effect> measure = SizeWords.comparative(reading.peek());
    if (measure.isPresent() && reading.peek(1).equals("than")) {
      reading.skip(2);
      List<String> than = landmarks.read(reading, After.EITHER);
      return than.isEmpty()
          ? Optional.empty()
          : filter(
              member ->
                  Filters.size(member, measure.get())
                      > Filters.size(cast.member(than.get(0)), measure.get()));
    }
    List<String> looks = new ArrayList<>();
    do {
      Token token = reading.token(0);
      boolean said = cast.members().stream().anyMatch(member -> member.says(token.word()));
      if (Sides.isOne(token.word()) || !filters.knows(token.word()) && !(token.is(Tag.ADJECTIVE) && said)) {
        return Optional.empty();
      }
      looks.add(reading.next());
    } while (reading.accept("or", "nor", "and"));
    return some(
        all ->
            all.stream()
                .filter(
                    member ->
                        looks.stream()
                            .anyMatch(look -> isSo(member, all, look)))
                .toList());
  }

  private boolean isSo(Member member, List<Member> all, String look) {
    return filters.of(all, List.of(look), Optional.empty(), true).contains(member);
  }

  /** What is as it is by its own words or by where it lies. */
  private Optional<Restriction> phrase(Reading reading, List<Member> members, boolean plural) {
    return told(reading, members, false)
        .or(() -> having(reading, members))
        .or(() -> distance(reading))
        .or(() -> row(reading))
        .or(() -> beside(reading, plural))
        .or(() -> side(reading, plural))
        .or(() -> scene(reading));
  }

  /** "holding an umbrella", "with the red roof", where the thing's own words say so. */
  private Optional<Restriction> told(Reading reading, List<Member> members, boolean has) {
    boolean preposition = !has && reading.peek().matches("with|in|of|wearing|on");
    if (!has && !preposition && !reading.token(0).isParticiple() && !tails(reading.peek(), members)) {
      return Optional.empty();
    }
    for (int length = Math.min(LONGEST, reading.rest().size()); length > 0; length--) {
      List<String> words =
          reading.rest().subList(preposition ? 1 : 0, length).stream()
              .filter(word -> !Words.isArticle(word))
              .toList();
      boolean ends = Words.isArticle(reading.peek(length - 1)) || reading.token(length - 1).is(Tag.PREPOSITION, Tag.CONJUNCTION);
      if (words.isEmpty() || ends || members.stream().noneMatch(m -> m.tail().containsAll(words))) {
        continue;
      }
      boolean place = reading.peek().matches("in|on");
      reading.skip(length);
      return Optional.of(
          new Restriction(
              all -> all.stream().filter(m -> m.tail().containsAll(words)).toList(), place, false));
    }
    return Optional.empty();
  }

  private static boolean tails(String word, List<Member> members) {
    return !Words.isStop(word) && !Words.isArticle(word) && members.stream().anyMatch(member -> member.tail().contains(word));
  }

  /** "with a tree in front of it": something else lies so to it. */
  private Optional<Restriction> having(Reading reading, List<Member> members) {
    int mark = reading.mark();
    boolean has = reading.accept("with") || reading.peek(-1).matches("has|have");
    List<String> ids = has ? landmarks.read(reading, After.NOTHING) : List.of();
    if (ids.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    int named = reading.mark();
    reading.accept("sitting", "standing", "right", "directly", "just");
    boolean top = reading.accept("on top of it", "on top", "on it", "on them");
    boolean front = !top && reading.accept("in front");
    Optional<Relation> relation =
        top
            ? Optional.of(Relation.ON)
            : front ? Optional.of(Relation.IN_FRONT_OF) : SpotPhrases.relation(reading);
    if (front) {
      reading.accept("of");
    }
    boolean own = reading.acceptAny(OWN) || top || front || reading.done();
    if (relation.isEmpty() || !own) {
      reading.back(named);
    }
    Relation lies = own ? relation.orElse(Relation.NEXT_TO) : Relation.NEXT_TO;
    boolean near = relation.isEmpty() || !own;
    return Optional.of(
        new Restriction(
            all ->
                all.stream()
                    .filter(m -> ids.stream().anyMatch(id -> lies(id, lies, List.of(m.id()))))
                    .toList(),
            near,
            false));
  }

  private boolean lies(String id, Relation relation, List<String> to) {
    boolean seen = cast.member(id).bounds().isPresent() && to.stream().allMatch(other -> cast.member(other).bounds().isPresent());
    return seen && cast.arrangement.isAt(id, new Spot.Near(relation, to));
  }

  /** "closest to the house", "furthest from it". */
  private Optional<Restriction> distance(Reading reading) {
    int mark = reading.mark();
    boolean near = reading.accept("closest to", "nearest to", "closest", "nearest");
    if (!near && !reading.accept("furthest away from", "farthest away from", "furthest from", "farthest from")) {
      return Optional.empty();
    }
    List<String> ids = landmarks.read(reading, After.EITHER);
    if (ids.size() != 1) {
      reading.back(mark);
      return Optional.empty();
    }
    Comparator<Member> order = Comparator.comparingDouble(m -> cast.apart(m.id(), ids.get(0)));
    return some(
        all ->
            all.stream()
                .filter(member -> member.bounds().isPresent() && !ids.contains(member.id()))
                .min(near ? order : order.reversed())
                .map(List::of)
                .orElse(List.of()));
  }

  /** "from the right", after "the second"; "of the three", which are counted already. */
  private Optional<Restriction> row(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("from") && reading.accept("the", "left", "right")) {
      String side = reading.peek(-1).equals("the") ? reading.next() : reading.peek(-1);
      if (Sides.isOne(side)) {
        Spot.Side from = Sides.named(List.of(side));
        return some(
            all ->
                all.stream()
                    .filter(m -> m.bounds().isPresent())
                    .sorted(Comparator.comparingDouble(m -> Sides.distance(m.bounds().get(), from)))
                    .toList());
      }
    }
    reading.back(mark);
    List<String> ids = reading.accept("of") ? landmarks.read(reading, After.EITHER) : List.of();
    if (ids.size() > 1) {
      return filter(member -> ids.contains(member.id()));
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** "next to the car", "sitting on the table", "chasing the dog". */
  private Optional<Restriction> beside(Reading reading, boolean plural) {
    int mark = reading.mark();
    boolean doing = reading.token(0).isParticiple() && reading.next() != null;
    Optional<Relation> relation = SpotPhrases.relation(reading);
    if (relation.isEmpty() && doing) {
      relation = Actions.read(reading);
    }
    boolean with = reading.peek(-1).equals("with");
    List<String> ids =
        relation.isPresent() && !with ? landmarks.read(reading, After.EITHER) : List.of();
    if (ids.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    Relation lies = relation.get();
    return Optional.of(
        new Restriction(all -> near(all, lies, ids, plural), !doing, false));
  }

  private List<Member> near(List<Member> all, Relation relation, List<String> ids, boolean plural) {
    List<Member> near =
        all.stream()
            .filter(
                m ->
                    relation == Relation.BETWEEN
                        ? lies(m.id(), relation, ids)
                        : ids.stream().anyMatch(id -> lies(m.id(), relation, List.of(id))))
            .toList();
    boolean nearest = relation == Relation.NEXT_TO && !plural && near.size() > 1 && ids.size() == 1;
    return nearest
        ? near.stream()
            .min(Comparator.comparingDouble(m -> cast.apart(m.id(), ids.get(0))))
            .map(List::of)
            .orElseThrow()
        : near;
  }

  /** "on the left", "standing in the top right corner". */
  private Optional<Restriction> side(Reading reading, boolean plural) {
    int mark = reading.mark();
    boolean doing = reading.token(0).isParticiple() && reading.next() != null;
    Optional<Spot.Side> side =
        reading.peek().matches("on|at|in") ? Sides.read(reading) : Optional.empty();
    if (side.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    return Optional.of(
        new Restriction(all -> Sides.meant(all, side.get(), plural, 1), !doing, true));
  }

  /** "on the beach", where the whole picture is set there. */
  private Optional<Restriction> scene(Reading reading) {
    List<String> scene = Words.of(cast.arrangement.design().scene());
    int mark = reading.mark();
    boolean at = reading.token(0).is(Tag.PREPOSITION) && scene.contains(reading.next());
    reading.skip(at ? reading.phraseLength() : 0);
    if (!at || reading.mark() == mark + 1 || !scene.contains(reading.peek(-1))) {
      reading.back(mark);
      return Optional.empty();
    }
    return Optional.of(new Restriction(all -> all, true, false));
  }

  private static Optional<Restriction> filter(java.util.function.Predicate<Member> test) {
    return some(all -> all.stream().filter(test).toList());
  }

  private static Optional<Restriction> some(UnaryOperator<List<Member>> test) {
    return Optional.of(new Restriction(test, false, false));
  }
}
