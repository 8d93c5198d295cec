package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.PromptParts;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;
import studio.eligen.agent.designer.references.Possessions.Piece;

/**
 * "make the roof of the house red", "remove his hat": a part that is no thing of the picture is
 * changed in the words of what it belongs to.
 */
final class PartRule implements Rule {

  private static final Set<String> LINKS = Set.of("into", "to", "in", "with", "for", "by");

  /** Parts of which there is no "a". */
  private static final Set<String> MASS = Set.of("hair", "fur", "skin", "wool", "clothing");

  private static final Set<String> OUTSIDES = WordList.words("surface-parts");

  private static final String[] UNCHANGED = WordList.phrases("unchanged");

  private static final String[] ABSENCES = WordList.phrases("absences");

  private static final Set<String> OFF = Set.of("from", "off", "on");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    return reading.first(() -> Giving.added(reading, context), () -> changed(reading, context));
  }

  private static Optional<Outcome> changed(Reading reading, Context context) {
    Optional<Act> verb = Act.read(reading);
    Attribute.read(reading);
    boolean given = verb.filter(a -> a.is(Kind.GIVE)).isPresent() && reading.peek().equals("her");
    Optional<Piece> read =
        given ? Optional.empty() : context.references.readPiece(reading).map(PartRule::plain);
    if (read.isEmpty() || Attribute.named(new Reading(read.get().words())).isPresent()) {
      return Optional.empty(); // "its colour" is no part
    }
    Optional<Outcome> handed =
        verb.filter(a -> a.is(Kind.GIVE, Kind.MOVE)).isPresent()
            ? reading.first(() -> handed(read.get(), reading, context))
            : Optional.empty();
    if (handed.isPresent()) {
      return handed;
    }
    Optional<Act> act = verb.map(v -> v.with(reading));
    if (act.filter(a -> a.is(Kind.KEEP)).isPresent() && stays(reading)) {
      return Optional.of(
          Outcome.answer(
              "I leave %s as it is.".formatted(context.theNames(read.get().owners())),
              read.get().owners()));
    }
    boolean taken = act.filter(a -> a.is(Kind.PLACE)).isPresent() && OFF.contains(reading.peek());
    boolean removes =
        taken || act.filter(a -> a.is(Kind.REMOVE, Kind.WITHOUT)).isPresent() || isAbsent(reading);
    Optional<Outcome> dyed = removes ? Optional.empty() : dyed(read.get(), reading, context);
    if (dyed.isPresent()) {
      return dyed;
    }
    Piece piece = removes ? of(read.get(), reading, context) : read.get();
    Optional<UnaryOperator<String>> change =
        removes
            ? removal(piece, reading, context)
            : look(piece, reading, context)
                .or(() -> act.flatMap(a -> usual(a, piece, reading, context)));
    return Optional.of(
        Looks.said(piece.owners(), context, change.orElseThrow(() -> whole(piece, context))));
  }

  /** The body of "the motorcycle's body colour". */
  private static Piece plain(Piece piece) {
    List<String> words = piece.words();
    int last = words.size() - 1;
    boolean colour = last > 0 && words.get(last).matches("colou?r");
    return colour ? new Piece(piece.owners(), words.subList(0, last)) : piece;
  }

  private static boolean stays(Reading reading) {
    reading.accept(UNCHANGED);
    return reading.done() || reading.peek().matches("and|,|but");
  }

  /** "the kite to the girl": what one had in his words is in hers. */
  private static Optional<Outcome> handed(Piece piece, Reading reading, Context context) {
    boolean told =
        piece.owners().size() == 1 && reading.accept("to") && context.references.isHere(reading);
    List<String> to = told ? context.references.read(reading) : List.of();
    String from = piece.owners().get(0);
    Optional<String> without =
        PromptParts.without(context.cast.member(from).prompt(), piece.noun())
            .filter(w -> !to.isEmpty());
    if (without.isEmpty() || to.contains(from) || !reading.done()) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(List.of("with"));
    more.addAll(List.of(English.withArticle(String.join(" ", piece.words())).split(" ")));
    Outcome given = Looks.said(to, context, prompt -> Looks.with(prompt, more));
    List<DesignEdit> edits = new ArrayList<>();
    edits.add(new DesignEdit.RepromptEntity(from, without.get()));
    edits.addAll(given.edits());
    return Optional.of(new Outcome(edits, given.said(), given.focus()));
  }

  /** "the horse's coat black": a black horse, and no horse in a coat. */
  private static Optional<Outcome> dyed(Piece piece, Reading reading, Context context) {
    boolean outside =
        OUTSIDES.contains(piece.noun())
            && piece.owners().stream()
                .map(id -> context.cast.member(id).prompt())
                .allMatch(prompt -> EverydayThings.isAny(prompt, "animal", "vehicle", "building"));
    return outside
        ? reading.first(() -> Colouring.become(piece.owners(), reading, context))
        : Optional.empty();
  }

  /** "should be gone". */
  private static boolean isAbsent(Reading reading) {
    return reading.any(
        () -> {
          Links.pass(reading);
          return reading.accept(ABSENCES) && reading.done();
        });
  }

  /** "the beard from the man": whose it is may come behind it. */
  private static Piece of(Piece piece, Reading reading, Context context) {
    boolean told =
        reading.any(
            () -> reading.acceptAny(OFF) && context.references.isLandmark(reading),
            () -> context.references.isHere(reading));
    return told ? new Piece(context.references.readLandmark(reading), piece.words()) : piece;
  }

  private static Misunderstanding whole(Piece piece, Context context) {
    return new Misunderstanding(
        "the %s %s part of %s and drawn with it. Where a model draws any words, I can give it another look, such as \"make the %s red\", or leave it out."
            .formatted(
                piece.noun(),
                Plurals.isPlural(piece.noun()) ? "are" : "is",
                context.theNames(piece.owners()),
                piece.noun()));
  }

  private static Optional<UnaryOperator<String>> removal(
      Piece piece, Reading reading, Context context) {
    boolean told =
        piece.owners().stream()
            .allMatch(
                id ->
                    PromptParts.without(context.cast.member(id).prompt(), piece.noun())
                        .isPresent());
    return told && (reading.done() || reading.peek().matches("and|,"))
        ? Optional.of(prompt -> PromptParts.without(prompt, piece.noun()).orElse(prompt))
        : Optional.empty();
  }

  /** "red", or another thing in its place: "a crown". */
  private static Optional<UnaryOperator<String>> look(
      Piece piece, Reading reading, Context context) {
    Links.pass(reading);
    reading.acceptAny(LINKS);
    int mark = reading.mark();
    reading.accept("too");
    Token first = reading.token(0);
    Optional<String> remedy = Predicates.remedy(reading);
    List<String> look =
        remedy.isPresent()
            ? List.of(remedy.get())
            : first.isComparative()
                ? List.of(first.positive())
                : Shades.read(reading, context.colours);
    reading.skip(first.isComparative() || remedy.isPresent() ? 1 : 0);
    boolean more = reading.peek().matches("and|,") && !reading.token(1).is(Tag.ADJECTIVE);
    if ((reading.done() || more) && !look.isEmpty()) {
      return Optional.of(prompt -> looking(prompt, piece.noun(), look, context));
    }
    reading.back(mark);
    List<String> having = new ArrayList<>(List.of("with"));
    having.addAll(reading.rest());
    List<String> other = List.copyOf(reading.rest());
    boolean thing = reading.phraseLength() > 0 && reading.phraseLength() == other.size();
    reading.skip(having.size());
    return thing
        ? Optional.of(
            prompt ->
                PromptParts.of(prompt, piece.noun(), other)
                    .orElseGet(
                        () ->
                            Looks.with(
                                PromptParts.without(prompt, piece.noun()).orElse(prompt), having)))
        : Optional.empty();
  }

  /** "open its mouth", "enlarge his hat", "raise his arm": what the verb alone says of it. */
  private static Optional<UnaryOperator<String>> usual(
      Act act, Piece piece, Reading reading, Context context) {
    if (act.usual().isEmpty()) {
      return Optional.empty();
    }
    if (act.is(Kind.MOVE)) {
      return held(act, piece, reading);
    }
    Reading word = new Reading(act.usual());
    String look = word.token(0).isComparative() ? word.token(0).positive() : word.peek();
    return act.is(Kind.CHANGE) && act.usual().size() == 1 && reading.done()
        ? Optional.of(prompt -> looking(prompt, piece.noun(), List.of(look), context))
        : Optional.empty();
  }

  /** "raise the man's left arm": how he holds it, as no place for it can be told. */
  private static Optional<UnaryOperator<String>> held(Act act, Piece piece, Reading reading) {
    Amounts.read(reading);
    reading.accept("up", "down");
    List<String> more = new ArrayList<>(List.of(English.doing(act.verb()), "the"));
    more.addAll(piece.words());
    return reading.done() ? Optional.of(prompt -> Looks.with(prompt, more)) : Optional.empty();
  }

  private static boolean isLength(String word) {
    return SizeWords.knows(word) || word.matches("long|short");
  }

  /** "house with a blue roof", of a house or a house with a red roof. */
  private static String looking(String prompt, String noun, List<String> look, Context context) {
    List<String> words = new ArrayList<>(Words.of(prompt));
    int at = words.lastIndexOf(noun);
    Reading said = new Reading(words);
    while (at > 1 && said.token(at - 1).is(Tag.NOUN) && !isLength(words.get(at - 1))) {
      at--; // "a blue bow tie"
    }
    if (at > 0) {
      boolean coloured = look.stream().anyMatch(context.colours::isColour);
      for (int i = at - 1;
          i > 0 && (context.colours.isColour(words.get(i)) || isLength(words.get(i)));
          i--) {
        boolean gone =
            coloured && context.colours.isColour(words.get(i))
                || isLength(look.get(0)) && isLength(words.get(i));
        if (gone) {
          words.remove(i);
          at--;
        }
      }
      words.addAll(at, look);
      if (words.get(at - 1).matches("an?")) {
        words.set(at - 1, English.withArticle(look.get(0)).split(" ")[0]);
      }
      return String.join(" ", words);
    }
    String part = String.join(" ", look) + " " + noun;
    String named = Plurals.isPlural(noun) || MASS.contains(noun) ? part : English.withArticle(part);
    return Looks.with(prompt, List.of(("with " + named).split(" ")));
  }
}
