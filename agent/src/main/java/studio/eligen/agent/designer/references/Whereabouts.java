package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Mention.After;

/** Reads where a thing is, by which it is told from others, and verifies it by the boxes. */
public final class Whereabouts {

  /** Each with "front" or "back". */
  private static final Map<String, String> DEPTHS = WordList.facts("depths");

  private static final Set<String> OWN = Set.of("it", "him", "her", "them");

  private final Cast cast;
  private final Landmarks landmarks;

  public Whereabouts(Cast cast, Landmarks landmarks) {
    this.cast = cast;
    this.landmarks = landmarks;
  }

  /** Reads one phrase of that kind, or nothing and stays where it was. */
  public Optional<Restriction> read(Reading reading, boolean plural) {
    return reading.first(
        () -> having(reading),
        () -> distance(reading),
        () -> row(reading),
        () -> counted(reading),
        () -> beside(reading, plural),
        () -> side(reading, plural),
        () -> plane(reading, plural),
        () -> scene(reading));
  }

  /** "with a tree in front of it": something else lies so to it. */
  public Optional<Restriction> having(Reading reading) {
    boolean has = reading.accept("with") || reading.peek(-1).matches("has|have|without");
    List<String> ids = has ? landmarks.read(reading, After.NOTHING) : List.of();
    if (ids.isEmpty()) {
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
    boolean seen =
        cast.member(id).bounds().isPresent()
            && to.stream().allMatch(other -> cast.member(other).bounds().isPresent());
    return seen && cast.arrangement.isAt(id, new Spot.Near(relation, to));
  }

  /** "closest to the house", "furthest from it". */
  private Optional<Restriction> distance(Reading reading) {
    boolean near = reading.accept("closest to", "nearest to", "closest", "nearest");
    if (!near
        && !reading.accept(
            "furthest away from", "farthest away from", "furthest from", "farthest from")) {
      return Optional.empty();
    }
    List<String> ids = landmarks.read(reading, After.EITHER);
    if (ids.size() != 1) {
      return Optional.empty();
    }
    Comparator<Member> order = Comparator.comparingDouble(m -> cast.apart(m.id(), ids.get(0)));
    return Restriction.some(
        all ->
            all.stream()
                .filter(member -> member.bounds().isPresent() && !ids.contains(member.id()))
                .min(near ? order : order.reversed())
                .map(List::of)
                .orElse(List.of()));
  }

  /** "from the right", after "the second". */
  private Optional<Restriction> row(Reading reading) {
    if (reading.accept("from") && reading.accept("the", "left", "right")) {
      String side = reading.peek(-1).equals("the") ? reading.next() : reading.peek(-1);
      if (Sides.isOne(side)) {
        Spot.Side from = Sides.named(List.of(side));
        return Restriction.some(
            all ->
                all.stream()
                    .filter(m -> m.bounds().isPresent())
                    .sorted(Comparator.comparingDouble(m -> Sides.distance(m.bounds().get(), from)))
                    .toList());
      }
    }
    return Optional.empty();
  }

  /** "of the three", which are counted already. */
  private Optional<Restriction> counted(Reading reading) {
    List<String> ids = reading.accept("of") ? landmarks.read(reading, After.EITHER) : List.of();
    return ids.size() > 1
        ? Restriction.filter(member -> ids.contains(member.id()))
        : Optional.empty();
  }

  /** "next to the car", "sitting on the table", "chasing the dog". */
  private Optional<Restriction> beside(Reading reading, boolean plural) {
    boolean doing = reading.token(0).isParticiple();
    reading.skip(doing ? 1 : 0);
    Optional<Relation> relation = SpotPhrases.relation(reading);
    if (relation.isEmpty() && doing) {
      relation = Actions.read(reading);
    }
    boolean with = reading.peek(-1).equals("with");
    List<String> ids = new ArrayList<>();
    if (relation.isPresent() && !with) {
      ids.addAll(landmarks.read(reading, After.EITHER));
    }
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    Relation lies = relation.get();
    if (lies == Relation.BETWEEN && ids.size() == 1 && reading.accept("and")) {
      ids.addAll(landmarks.read(reading, After.EITHER));
    }
    return Optional.of(new Restriction(all -> near(all, lies, ids, plural), !doing, false));
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
    boolean doing = reading.token(0).isParticiple();
    reading.skip(doing ? 1 : 0);
    Optional<Spot.Side> side =
        reading.peek().matches("on|at|in") ? Sides.read(reading) : Optional.empty();
    return side.map(
        there -> new Restriction(all -> Sides.meant(all, there, plural, 1), !doing, true));
  }

  /** "in the foreground", "at the back": of several, the nearest or the one furthest away. */
  private Optional<Restriction> plane(Reading reading, boolean plural) {
    return reading
        .accept(DEPTHS)
        .map(depth -> new Restriction(all -> plural ? all : end(all, depth), true, true));
  }

  private static List<Member> end(List<Member> all, String depth) {
    Comparator<Member> nearness =
        Comparator.comparingDouble(m -> m.bounds().map(Bounds::y1).orElse(0.0));
    return all.stream()
        .max(depth.equals("front") ? nearness : nearness.reversed())
        .map(List::of)
        .orElse(all);
  }

  /** "on the beach", where the whole picture is set there. */
  private Optional<Restriction> scene(Reading reading) {
    List<String> scene = Words.of(cast.arrangement.design().scene());
    boolean there =
        reading.token(0).is(Tag.PREPOSITION)
            && scene.contains(reading.next())
            && reading.acceptPhrase()
            && scene.contains(reading.peek(-1));
    return there ? Optional.of(new Restriction(all -> all, true, false)) : Optional.empty();
  }
}
