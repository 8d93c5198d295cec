package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;

/** Why words cannot be followed, as a sentence for the person who said them. */
public final class Misunderstanding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What the words were about, if only the end of them was missing. */
  private final transient Optional<List<String>> about;

  /** What may have been meant, if the sentence asks that: the first of these. */
  private final transient List<Suggestion> suggestions;

  /** Words of the vocabulary that may have been meant by others. */
  public record Suggestion(String heard, String meant) {

    /** The words with what was meant in the place of what was heard. */
    public List<String> in(List<String> words) {
      String many = Plurals.pluralOfPhrase(heard);
      String either = Pattern.quote(many) + "|" + Pattern.quote(heard);
      String said =
          Pattern.compile("(?<=^| )(an? )?(" + either + ")(?= |$)")
              .matcher(String.join(" ", words))
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group(1) != null
                              ? English.withArticle(meant)
                              : found.group(2).equals(many)
                                  ? Plurals.pluralOfPhrase(meant)
                                  : meant));
      return List.of(said.split(" "));
    }
  }

  public Misunderstanding(String reason) {
    this(reason, Optional.empty(), List.of());
  }

  public Misunderstanding(String reason, Optional<Suggestion> suggestion) {
    this(reason, Optional.empty(), suggestion.stream().toList());
  }

  private Misunderstanding(
      String reason, Optional<List<String>> about, List<Suggestion> suggestions) {
    super(reason, null, false, false);
    this.about = about;
    this.suggestions = suggestions;
  }

  /** Words that say what they are about, and not yet what shall become of it. */
  public static Misunderstanding unfinished(String reason, List<String> about) {
    return new Misunderstanding(reason, Optional.of(about), List.of());
  }

  /** Why a thing cannot be drawn, with what may have been meant. */
  public static Misunderstanding unknown(String said, Vocabulary vocabulary) {
    return unknown(List.of(said), vocabulary);
  }

  /** Why things cannot be drawn, with what may have been meant by the first. */
  public static Misunderstanding unknown(List<String> said, Vocabulary vocabulary) {
    String words = Unknown.name(said.get(0));
    return new Misunderstanding(
        Unknown.things(said, vocabulary),
        Optional.empty(),
        Unknown.instead(words, vocabulary).stream()
            .map(meant -> new Suggestion(words, meant))
            .toList());
  }

  /** Why a thing is not drawn of which no list tells, with what may have been meant. */
  public static Misunderstanding unlisted(String said) {
    String name = Unknown.name(said);
    String head = name.substring(name.lastIndexOf(' ') + 1);
    Optional<String> other = Slips.thingLike(head);
    String reason =
        other
            .map(thing -> "I do not know \"%s\". Did you mean \"%s\"?".formatted(head, thing))
            .orElseGet(
                () ->
                    "I do not know what \"%s\" looks like. Did you mean a thing of that name? Say \"yes\", and I add it."
                        .formatted(name));
    Suggestion meant =
        other.map(thing -> new Suggestion(head, thing)).orElse(new Suggestion(name, name));
    return new Misunderstanding(reason, Optional.of(meant));
  }

  public Optional<List<String>> about() {
    return about;
  }

  /** These words with each of the things that can be drawn, in the place of what cannot. */
  public List<String> suggested(List<String> words) {
    return suggestions.stream()
        .filter(each -> !each.heard().equals(each.meant()))
        .map(each -> String.join(" ", each.in(words)).replaceAll(" (?=[,.!?;:])", ""))
        .toList();
  }

  public Optional<Suggestion> suggestion() {
    return suggestions.stream().findFirst();
  }
}
