package studio.eligen.agent.designer.references;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Mention.After;
import studio.eligen.agent.designer.references.Possessions.Piece;

/** Finds out which things words such as "it", "the red car" or "both dogs" mean. */
public final class References {

  /** "the cat left of the tree behind the house": each level is tried in several ways. */
  private static final int MOST_NESTED = 4;

  private int nested;

  /**
   * What those words meant that were tried before, in other readings of what stands before them.
   */
  private final Map<Asked, Found> known = new HashMap<>();

  private record Asked(List<String> words, After after, int nested, Optional<?> spokenOf) {}

  /**
   * @param words how many of them were read
   */
  private record Found(List<String> ids, int words) {}

  /** What the command is about: whom "them" after it does not mean. */
  private List<String> subject = List.of();

  private final Cast cast;
  private final List<String> focus;
  private final Pronouns pronouns;
  private final Mentions mentions;
  private final Possessions possessions;

  public References(Vocabulary vocabulary, Cast cast, List<String> focus) {
    this.cast = cast;
    this.focus =
        focus.stream()
            .filter(id -> cast.members().stream().anyMatch(m -> m.id().equals(id)))
            .toList();
    Filters filters = new Filters(new Colours(vocabulary), this.focus);
    this.pronouns = new Pronouns(cast, this.focus);
    this.possessions = new Possessions(cast, pronouns, this::those, this::owners);
    this.mentions =
        new Mentions(
            cast,
            vocabulary,
            filters,
            this.focus,
            pronouns,
            new Restrictions(cast, filters, this::those));
  }

  /** The ids of what was spoken of last, of those that are in the design still. */
  public List<String> focus() {
    return focus;
  }

  /**
   * Reads one reference, or several joined by "and". A place after what is told without it is left
   * to the command, unless more follows: "put the cup on the table".
   *
   * @return the ids of what is meant, at least one
   * @throws Misunderstanding if it means nothing that is there, or could mean several
   */
  public List<String> read(Reading reading) {
    return several(reading, After.COMMAND);
  }

  /** The same where no place can follow, so that all that is said belongs to the things. */
  public List<String> readWhole(Reading reading) {
    return several(reading, After.NOUN);
  }

  private List<String> several(Reading reading, After after) {
    subject = List.of();
    Set<String> ids = new LinkedHashSet<>(one(reading, after));
    while (reading.any(
        () ->
            reading.accept("and", ",")
                && SizeWords.comparative(reading.peek()).isEmpty()
                && isHere(reading))) {
      ids.addAll(one(reading, after));
    }
    subject = List.copyOf(ids);
    return subject;
  }

  /** Reads one reference, which may mean several things: "both dogs". */
  public List<String> readOne(Reading reading) {
    return one(reading, After.COMMAND);
  }

  /** Reads what something else lies beside: a place after it belongs to it where it fits. */
  public List<String> readLandmark(Reading reading) {
    Optional<Piece> piece = possessions.piece(reading);
    return piece.isPresent() ? piece.get().owners() : one(reading, After.EITHER);
  }

  public Optional<Piece> readPiece(Reading reading) {
    return possessions.piece(reading);
  }

  /** Goes past a reference, whether or not it could mean several. */
  public void skip(Reading reading) {
    try {
      read(reading);
    } catch (Misunderstanding e) {
      // Its words have been read, and that is all that counts here.
    }
  }

  /** Whether the next words mean something that is there. */
  public boolean isHere(Reading reading) {
    if (pronouns.isNext(reading, this::isNamed)) {
      return !cast.members().isEmpty();
    }
    boolean article = reading.peek().matches("an?|another");
    return reading.would(
        () ->
            possessions.thing(reading).isPresent()
                || !article
                    && mentions.read(reading, After.NOTHING).filter(m -> isHere(m)).isPresent());
  }

  /** Whether fewer are meant than there are, and what they become is said: "one cat bigger". */
  public boolean isSomeChanged(Reading reading) {
    int mark = reading.mark();
    boolean counted = reading.token(0).is(Tag.NUMBER);
    Optional<Mention> read =
        counted ? mentions.read(reading, After.NOTHING) : Optional.<Mention>empty();
    boolean fewer =
        read.filter(m -> m.some().filter(some -> some < m.fits().size()).isPresent()).isPresent();
    boolean changed =
        !reading.done()
            && (!reading.token(0).is(Tag.PREPOSITION, Tag.CONJUNCTION, Tag.PUNCTUATION)
                || reading.peek().equals("into"));
    reading.back(mark);
    return fewer && changed;
  }

  private static boolean isHere(Mention mention) {
    int count = mention.fits().size();
    return mention.definite()
        ? !mention.named().isEmpty()
        : count > 0 && mention.some().filter(some -> some != count).isEmpty();
  }

  /** Whether the next words mean something that is there, or a part of it. */
  public boolean isLandmark(Reading reading) {
    return isHere(reading) || reading.would(() -> possessions.piece(reading).isPresent());
  }

  /** Whether the word that comes next is the article of something that is there. */
  private boolean isNamed(Reading reading) {
    return reading.would(() -> mentions.read(reading, After.NOTHING).isPresent());
  }

  private List<String> one(Reading reading, After after) {
    Optional<List<String>> pronoun =
        (knowsIt() ? Optional.<List<String>>empty() : possessions.placed(reading))
            .or(() -> pronouns.read(reading, this::isNamed));
    if (pronoun.isPresent()) {
      return pronoun.get();
    }
    Optional<String> owned = possessions.thing(reading);
    if (owned.isPresent()) {
      return List.of(owned.get());
    }
    int mark = reading.mark();
    Mention mention = mentions.read(reading, after).orElseThrow(() -> missing(reading, mark));
    List<Member> fits = mention.fits();
    if (fits.isEmpty() || fits.size() < mention.count().orElse(0)) {
      throw new Misunderstanding(
          mention.named().isEmpty()
              ? Doubts.absent(cast, mention.said())
              : Doubts.none(cast, mention.said(), mention.named()));
    }
    List<Member> exact = fits.stream().filter(mention::names).toList();
    if (!mention.plural() && exact.size() == 1) {
      fits = exact;
    }
    int some = mention.some().orElse(mention.plural() ? fits.size() : 1);
    if (some < fits.size() && mention.some().isPresent() && mention.alike()) {
      fits = fits.subList(fits.size() - some, fits.size());
    }
    if (some < fits.size() || !mention.counted()) {
      return told(reading, after, mention);
    }
    return fits.stream().map(Member::id).toList();
  }

  /** "one of the balls, the blue one": what is named next says which. */
  private List<String> told(Reading reading, After after, Mention mention) {
    if (reading.any(() -> reading.accept(",") && isHere(reading))) {
      return one(reading, after);
    }
    throw new Misunderstanding(Doubts.whichOne(cast, mention.said(), mention.fits()));
  }

  /** All that the next words can mean, however many. */
  private List<String> those(Reading reading, After after) {
    if (nested == MOST_NESTED) {
      return List.of();
    }
    Asked asked = new Asked(List.copyOf(reading.rest()), after, nested, cast.spokenOf());
    Found found = known.get(asked);
    if (found == null) {
      int mark = reading.mark();
      nested++;
      try {
        found = new Found(meant(reading, after), reading.mark() - mark);
      } finally {
        nested--;
      }
      known.put(asked, found);
      reading.back(mark);
    }
    reading.skip(found.words());
    return found.ids();
  }

  private List<String> meant(Reading reading, After after) {
    Optional<List<String>> pronoun = pronouns.read(reading, this::isNamed);
    return pronoun
        .or(() -> possessions.thing(reading).map(List::of))
        .orElseGet(
            () ->
                mentions.read(reading, after).map(this::counted).orElse(List.of()).stream()
                    .map(Member::id)
                    .toList());
  }

  private List<Member> counted(Mention mention) {
    if (!mention.counted()) {
      throw new Misunderstanding(Doubts.whichOne(cast, mention.said(), mention.fits()));
    }
    return mention.fits();
  }

  /** Whose part is spoken of; none where the next words mean nothing that is there. */
  private List<String> owners(Reading reading) {
    return isHere(reading) ? one(reading, After.EITHER) : List.of();
  }

  public List<String> it() {
    return List.of(pronouns.theOne("it"));
  }

  /** These from left to right, but for what the command is about. */
  List<String> inRow(List<String> ids) {
    List<String> row =
        ids.stream()
            .filter(id -> !subject.contains(id))
            .map(cast::member)
            .sorted(Comparator.comparingDouble(m -> m.bounds().map(Bounds::centreX).orElse(0.5)))
            .map(Member::id)
            .toList();
    return row.isEmpty() ? ids : row;
  }

  public boolean knowsIt() {
    return cast.spokenOf().isPresent() || focus.size() == 1 || cast.members().size() == 1;
  }

  public List<String> all() {
    return pronouns.all();
  }

  private Misunderstanding missing(Reading reading, int mark) {
    reading.passArticles();
    reading.skip(reading.nameLength());
    while (!reading.done() && !Words.isStop(reading.peek()) && reading.mark() == mark) {
      reading.next();
    }
    return new Misunderstanding(Doubts.absent(cast, String.join(" ", reading.since(mark))));
  }
}
