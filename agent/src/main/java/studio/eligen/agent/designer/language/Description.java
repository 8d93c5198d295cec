package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Exclusions;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Sides;

/**
 * Reads a list of things with their places, and the scene: the newcomers of the context. Its
 * grammar, with what reads each part:
 *
 * <pre>
 * description = [place ":"] { exclusion | separator | part }
 * part        = weather | viewpoint | tail | [position] [verb] things { position }
 * things      = noun phrase with its complements        (NounPhrases)
 * position    = side | plane | relation things          (Positions)
 * exclusion   = "without" noun phrase                   (Exclusions)
 * </pre>
 */
final class Description {

  private static final Set<String> SEPARATORS = WordList.words("separators");

  /** Words that only say that something is there. */
  private static final String[] PRESENTING = WordList.phrases("presenting");

  /** Whom a pronoun stands for that begins a description. */
  private static final Map<String, String> SOMEBODY = WordList.facts("somebody");

  private final Context context;
  private final AdditionGate gate;
  private final Surroundings surroundings;
  private final StyleTags tags;
  private final Positions positions;
  private final Details details;
  private final Exclusions exclusions = new Exclusions();

  /** Whether nothing has been said of the picture before. */
  private final boolean blank;

  /** Whether what is named next is what somebody does something to. */
  private boolean acts;

  /** Whether things are named without articles: "teddy bear, blanket, basket". */
  private boolean bareList;

  Description(Context context) {
    this.context = context;
    this.blank = context.design.isBlank();
    this.gate = new AdditionGate(context);
    this.surroundings = new Surroundings(context);
    this.tags = new StyleTags(context, surroundings);
    this.positions = new Positions(context, surroundings);
    this.details = new Details(context, positions);
  }

  /** The place that was named, as it ends a caption. */
  Optional<String> scene() {
    return surroundings.scene();
  }

  /** What was said of the way of drawing. */
  List<String> styles() {
    return tags.styles();
  }

  /** What shall not be in the picture. */
  List<String> excluded() {
    return exclusions.names();
  }

  /** What could not be done as it was asked, in sentences. */
  List<String> notes() {
    return surroundings.notes();
  }

  /**
   * @param asked whether a word such as "add" came before
   * @throws Misunderstanding if it begins with words that are no part of a description
   */
  void read(List<String> said, boolean asked) {
    List<String> words = blank ? named(said) : said;
    int header = words.indexOf(":");
    List<String> head = words.subList(0, Math.max(0, header));
    Optional<Spot.Side> headed = head(head);
    Spot before = headed.isPresent() ? headed.get() : Spot.ANYWHERE;
    boolean told = headed.isPresent() || scene().isPresent() || !exclusions.names().isEmpty();
    // "five balloons: two red and three blue": what is before the colon is one of the things.
    boolean counted = !told && new Reading(head).token(0).is(Tag.NUMBER);
    Reading reading = new Reading(counted ? words : words.subList(header + 1, words.size()));
    while (!reading.done()) {
      if (blank && scene().isEmpty() && context.newcomers.isEmpty()) {
        surroundings.set(surroundings.opening(reading));
      }
      if (exclusions.read(reading)) {
        continue;
      }
      positions.owns(reading);
      reading.passOver(SEPARATORS);
      if (!asked && context.newcomers.isEmpty() && scene().isEmpty()) {
        gate.refuseCommands(reading);
      }
      before = next(reading, before);
    }
  }

  /** "he is riding a horse" with who it is. */
  private static List<String> named(List<String> said) {
    String first = said.isEmpty() ? "" : SOMEBODY.getOrDefault(said.get(0), said.get(0));
    return Stream.concat(Stream.of(first.split(" ")), said.stream().skip(1)).toList();
  }

  /** Reads what stands before a colon: "winter scene: …", "no people: …", "on the left: …". */
  private Optional<Spot.Side> head(List<String> head) {
    Reading side = new Reading(head);
    Optional<Spot.Side> headed = Sides.read(side).filter(found -> side.done());
    surroundings.set(headed.isPresent() ? Optional.empty() : surroundings.headed(head));
    Reading excluded = new Reading(head);
    while (headed.isEmpty() && !excluded.done() && !exclusions.read(excluded)) {
      excluded.next();
    }
    return headed;
  }

  /** Reads one thing with its place, or what else there is, and gives the place of what follows. */
  private Spot next(Reading reading, Spot before) {
    reading.accept(PRESENTING);
    if (details.again(reading)
        || isOfTheWhole(reading)
        || details.pursues(reading, positions.subject())) {
      return before;
    }
    // What somebody on a chair watches is beside him, who stays there.
    int start = reading.mark();
    Optional<Spot> first = acts ? Optional.empty() : positions.spot(reading);
    acts = false;
    if (first.isPresent() && !context.design.isBlank()) {
      gate.refuseSide(reading.since(start), reading);
    }
    reading.skip(first.isPresent() && reading.peek().equals(":") ? 1 : 0);
    boolean there = first.isPresent() || context.newcomers.isEmpty() && scene().isPresent();
    if (there && reading.token(0).is(Tag.VERB, Tag.AUXILIARY) && !reading.token(0).isParticiple()) {
      reading.next();
    }
    reading.accept(PRESENTING);
    Spot here = first.orElse(before);
    reading.passOver(SEPARATORS);
    gate.refuseWhatIsThere(reading);
    if (exclusions.read(reading) || details.more(reading)) {
      return here;
    }
    boolean told = details.belongs(reading, positions.subject());
    Optional<Spot> deed = positions.doing(reading);
    if (told) {
      Flanks.arranged(reading);
      acts = deed.isPresent();
      return deed.orElse(here);
    }
    deed.ifPresent(does -> NewThings.skipPart(reading));
    if (taken(reading, deed.orElse(here))) {
      return Spot.ANYWHERE;
    }
    if (first.isEmpty() && !reading.done()) {
      surroundings.elsewhere(reading);
    } else if (first.isPresent() && positions.subject().isPresent()) {
      TwoSpots.besides(positions.subject().get(), first.get(), context);
    }
    return here;
  }

  /** Reads things and adds them; false where none come next. */
  private boolean taken(Reading reading, Spot before) {
    Optional<String> joined = positions.subject().filter(id -> reading.peek(-1).equals("and"));
    int mark = reading.mark();
    Optional<Things> things = context.nouns.read(reading);
    boolean alone = things.isPresent() && isOfOne(reading, mark);
    things.ifPresent(named -> take(named, before, reading));
    joined.filter(id -> things.isPresent() && blank && !alone).ifPresent(details::shareDeed);
    return things.isPresent();
  }

  /** "and a cat says hi": who was named before it does not. */
  private static boolean isOfOne(Reading reading, int from) {
    boolean one = false;
    for (int at = from - reading.mark(); at < 0; at++) {
      one |= reading.token(at).isFinite() && reading.peek(at).endsWith("s");
    }
    return one;
  }

  private boolean isOfTheWhole(Reading reading) {
    boolean named = positions.subject().isPresent();
    return Flanks.read(reading, positions.subject(), context, surroundings)
        || surroundings.weather(reading)
        || tags.viewpoint(reading)
        || tags.tail(reading, named, bareList);
  }

  /** What to do when no thing was named. */
  Optional<Outcome> nothing() {
    return scene().map(said -> SceneRule.scene(said, context));
  }

  private void take(Things things, Spot before, Reading reading) {
    bareList |= positions.isFirst() && !things.marked();
    gate.refusePictures(things.thing().name(), reading);
    boolean crowd = things.count() > DesignRules.MOST_ENTITIES && context.model.isOpen();
    positions.add(crowd ? things.crowd() : things, before, reading);
  }
}
