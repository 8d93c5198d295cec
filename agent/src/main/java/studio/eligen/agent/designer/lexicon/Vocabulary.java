package studio.eligen.agent.designer.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The things, colours and places that a model can draw. An open vocabulary, for models without a
 * list of their own, takes any noun phrase; it still knows how large some everyday things are.
 */
public final class Vocabulary {

  /** Where a thing usually is. */
  public enum Stands {
    GROUND,
    SKY,
    WATER,
    WALL,
    FURNITURE,
    ANY
  }

  /** How large a thing usually is in a picture. */
  public enum Size {
    TINY,
    SMALL,
    MEDIUM,
    LARGE,
    HUGE
  }

  /**
   * @param name what the model calls it
   * @param aliases what people may call it
   * @param colours whether it can be asked for in a colour
   */
  public record Thing(
      String name, List<String> aliases, boolean colours, Stands stands, Size size) {
    public Thing {
      aliases = List.copyOf(aliases);
    }
  }

  /** A span of the picture's height in fractions from the top. */
  public record Band(double top, double bottom) {}

  /**
   * @param phrases as they end a caption: "on a beach"
   * @param ground where the feet of things on the ground are
   * @param water where the keels of things on water are
   * @param horizon between which heights the sky ends
   */
  public record Place(
      String name,
      List<String> phrases,
      Optional<Band> ground,
      Optional<Band> water,
      Optional<Band> horizon) {
    public Place {
      phrases = List.copyOf(phrases);
    }
  }

  private final boolean open;
  private final List<Thing> things;
  private final List<String> colours;
  private final List<Place> places;
  private final Map<String, Thing> byName = new HashMap<>();
  private int longestName = 1;

  private Vocabulary(boolean open, List<Thing> things, List<String> colours, List<Place> places) {
    this.open = open;
    this.things = List.copyOf(things);
    this.colours = List.copyOf(colours);
    this.places = List.copyOf(places);
    this.things.forEach(thing -> thing.aliases().forEach(alias -> remember(alias, thing)));
    this.things.forEach(thing -> remember(thing.name(), thing));
  }

  /** Exactly these things, colours and places. */
  public static Vocabulary of(List<Thing> things, List<String> colours, List<Place> places) {
    return new Vocabulary(false, things, colours, places);
  }

  /** Any thing, colour and place; what is listed is only known better. */
  public static Vocabulary open(List<Thing> things, List<String> colours, List<Place> places) {
    return new Vocabulary(true, things, colours, places);
  }

  /** Whether anything can be drawn, so that what is listed is only known better. */
  public boolean isOpen() {
    return open;
  }

  /** What is listed, in the order of the list. */
  public List<Thing> things() {
    return things;
  }

  /** The colours that are listed. */
  public List<String> colours() {
    return colours;
  }

  /** The places that are listed; the first one is usual. */
  public List<Place> places() {
    return places;
  }

  /** How many words the longest name has. */
  public int longestName() {
    return longestName;
  }

  /** The thing of exactly this name or alias, in the singular or the plural. */
  public Optional<Thing> thing(String words) {
    for (String name : Plurals.singulars(words)) {
      Thing found = byName.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /**
   * How the thing of a prompt such as "red car" stands and how large it is. One that no list holds
   * is taken for what its last word names.
   */
  public Thing kind(String prompt) {
    List<String> words = Words.of(prompt);
    for (int from = 0; from < words.size(); from++) {
      Optional<Thing> thing = thing(String.join(" ", words.subList(from, words.size())));
      if (thing.isPresent() && (!open || from == 0)) {
        return thing.get();
      }
    }
    return unlisted(words);
  }

  /** A thing that no list holds: its last word tells how large such things are, where one does. */
  public Thing unlisted(List<String> words) {
    Optional<Thing> kind = words.isEmpty() ? Optional.empty() : thing(Nouns.head(words));
    return new Thing(
        String.join(" ", words),
        List.of(),
        true,
        kind.map(Thing::stands).orElse(Stands.ANY),
        kind.map(Thing::size).orElse(Size.MEDIUM));
  }

  /** A word to name an entity by: "cat" for a white cat with a hat. */
  public String idWord(Thing thing) {
    List<String> words = Words.of(thing.name());
    boolean listed = !open && thing.equals(byName.get(String.join(" ", words)));
    String word = listed ? String.join("-", words) : words.isEmpty() ? "" : Nouns.head(words);
    String plain = word.replaceAll("[^\\p{L}\\p{N}-]", "");
    return plain.isEmpty() ? "thing" : plain.substring(0, Math.min(plain.length(), 40));
  }

  private void remember(String name, Thing thing) {
    String words = String.join(" ", Words.of(name));
    byName.put(words, thing);
    longestName = Math.max(longestName, words.split(" ").length);
  }
}
