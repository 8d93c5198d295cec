package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Fitting;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases;
import studio.eligen.agent.designer.placement.Arrangement;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.References;
import studio.eligen.agent.designer.references.SpotPhrases;
import studio.eligen.engine.Region;

/** What a rule can look at while it reads one clause. */
final class Context {

  /** What can be drawn. */
  final Vocabulary model;

  /** What words are read with: any noun is a thing, whether or not it can be drawn. */
  final Vocabulary vocabulary;

  final Fitting fitting;
  final Design design;

  /** What was spoken of last and is there still: a fork or an undo may have taken it away. */
  final List<String> focus;

  final Arrangement arrangement;
  final Cast cast;
  final References references;
  final NounPhrases nouns;
  final Places places;
  final Colours colours;
  final NewThings newcomers;
  final SpotPhrases spots;

  /** What was before this sentence. */
  final History history;

  /** Where a thing was that this sentence has removed; "there" means that place. */
  final Optional<Region> vacated;

  /** Whether the design has a picture, which may show more than the design tells. */
  final BooleanSupplier pictured;

  /** A picture that was given with the words, to draw in the style of. */
  final Optional<StylePicture> attached;

  Context(
      Vocabulary model,
      Design design,
      List<String> focus,
      History history,
      Optional<Region> vacated,
      BooleanSupplier pictured,
      Optional<StylePicture> attached) {
    this.history = history;
    this.pictured = pictured;
    this.attached = attached;
    this.vacated = vacated;
    this.model = model;
    this.vocabulary = model.opened();
    this.design = design;
    this.arrangement = new Arrangement(design, model);
    this.cast = new Cast(model, design);
    this.references = new References(vocabulary, cast, focus);
    this.focus = references.focus();
    this.nouns = new NounPhrases(vocabulary, design.isBlank());
    this.places = new Places(vocabulary);
    this.colours = new Colours(vocabulary);
    this.fitting = new Fitting(model, nouns);
    this.newcomers = new NewThings(cast);
    this.spots =
        new SpotPhrases(
            references,
            (reading, most) -> newcomers.readLandmarks(reading, nouns, most),
            nouns::isLandmark);
  }

  /** Whether the whole picture is being described, so that what is said of a thing is its look. */
  boolean describing() {
    return history.design().isBlank();
  }

  /** The same, without what a rule has brought up that did not know the clause after all. */
  Context afresh() {
    boolean unused = newcomers.isEmpty() && cast.spokenOf().isEmpty();
    return unused ? this : new Context(model, design, focus, history, vacated, pictured, attached);
  }

  /** The picture that words such as "this picture" mean: given now, or before. */
  Optional<StylePicture> givenPicture() {
    return attached.or(design::stylePicture);
  }

  /** The same after some edits. */
  Context after(List<DesignEdit> edits) {
    return new Context(model, design.with(edits), focus, history, vacated, pictured, attached);
  }

  /** Refuses so many more things than a picture holds. */
  void demandRoom(int more) {
    int total = design.entities().size() + more;
    if (total > DesignRules.MOST_ENTITIES) {
      throw new Misunderstanding(
          "that would be %s things, and a picture holds at most %d."
              .formatted(total < 100 ? total : "hundreds of", DesignRules.MOST_ENTITIES));
    }
  }

  /** Whether these are all people or animals. */
  boolean areLiving(List<String> ids) {
    return ids.stream()
        .allMatch(id -> EverydayThings.isAny(cast.member(id).prompt(), "person", "animal"));
  }

  /** "the cat and the red car"; one thing by the name that it had before the sentence. */
  String theNames(List<String> ids) {
    Optional<Entity> before =
        ids.size() == 1 ? history.design().entity(ids.get(0)) : Optional.empty();
    boolean same =
        before
            .filter(b -> noun(b.prompt()).equals(noun(cast.member(ids.get(0)).prompt())))
            .isPresent();
    return (same ? new Cast(model, history.design()) : cast).named(ids);
  }

  private static String noun(String prompt) {
    return Nouns.head(Words.of(prompt));
  }
}
