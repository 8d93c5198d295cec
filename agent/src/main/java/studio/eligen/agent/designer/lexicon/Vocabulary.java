package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The things, colours and places that a model can draw. An open vocabulary, for models without a
 * list of their own, takes any noun phrase; how large everyday things are it has from {@link
 * EverydayThings}.
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

  /**
   * @param name what the model calls it
   * @param aliases what people may call it
   * @param colours whether it can be asked for in a colour
   * @param height how high it usually is, in metres
   * @param width how wide it usually is as a picture shows it, in metres
   * @param drawn the least longer side at which the model draws it well, as a part of the picture's
   *     shorter one; 0 where none is known
   * @param plural where it follows no rule
   */
  public record Thing(
      String name,
      List<String> aliases,
      boolean colours,
      Stands stands,
      double height,
      double width,
      double drawn,
      Optional<String> plural) {
    public Thing {
      aliases = List.copyOf(aliases);
    }

    /** Whether this is plainly another name for it: "tv" for a television, "raven" for no crow. */
    public boolean isCalled(String said) {
      Stream<String> forms = Words.of(said).stream().flatMap(w -> Plurals.singulars(w).stream());
      boolean same =
          EverydayThings.of(said).isPresent()
              && EverydayThings.of(said).equals(EverydayThings.of(name));
      return same || !Collections.disjoint(forms.toList(), Words.of(name));
    }

    /** The same by the word that somebody said for it. */
    Thing called(String word) {
      return word.equals(name)
          ? this
          : new Thing(word, List.of(), colours, stands, height, width, drawn, Optional.empty());
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

  /** What hangs on a wall in a picture, and may mean the picture itself as well. */
  private static final Set<String> PICTURES =
      Set.of("artwork", "drawing", "image", "photo", "photograph", "picture", "portrait", "print");

  /** No name of an everyday thing that stands at the end of another has more words. */
  private static final int LONGEST_HEAD = 3;

  private final boolean open;
  private final List<Thing> things;
  private final List<String> colours;
  private final List<Place> places;
  private final Map<String, Thing> byName = new HashMap<>();
  private int longestName;

  /** Made once: a long sentence is read by so many rules that it is asked for a thousand times. */
  private volatile Vocabulary opened;

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

  /**
   * The same for reading words before it is asked what of them can be drawn: any noun is a thing,
   * by the name that it was called, and as large as what is listed.
   */
  public Vocabulary opened() {
    if (opened == null) {
      opened = open ? this : open(things, colours, places);
    }
    return opened;
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

  /**
   * The thing of exactly this name or alias, in the singular or the plural. In an open vocabulary
   * every everyday thing is one, by the name that it was called.
   */
  public Optional<Thing> thing(String words) {
    for (String name : Plurals.singulars(words)) {
      Thing found = byName.get(name);
      if (found != null) {
        return Optional.of(open ? found.called(name) : found);
      }
      if (open && EverydayThings.isName(name)) {
        return EverydayThings.of(name).map(thing -> called(name, thing));
      }
    }
    return Optional.empty();
  }

  /**
   * How the thing of a prompt such as "red car" stands and how large it is. One that no list holds
   * is taken for what its last words name.
   */
  public Thing kind(String prompt) {
    List<String> words = Words.of(prompt);
    // In an open one its last words alone are no thing of the list.
    int last = open ? Math.min(1, words.size()) : words.size();
    for (int from = open ? 0 : Math.max(0, last - longestName); from < last; from++) {
      Optional<Thing> thing = thing(String.join(" ", words.subList(from, words.size())));
      if (thing.isPresent()) {
        return thing.get();
      }
    }
    return unlisted(words);
  }

  /**
   * Whether any list tells what this is: by the last words of its name, or of what it is a group
   * of.
   */
  public boolean tellsOf(String name) {
    List<String> words = Words.of(name);
    if (words.isEmpty()) {
      return false;
    }
    int end = Nouns.headIndex(words) + 1;
    boolean group = end + 1 < words.size() && words.get(end).equals("of");
    if (group && Nouns.isGroup(words.get(end - 1))) {
      return tellsOf(String.join(" ", words.subList(end + 1, words.size())));
    }
    // The text "Sale" is seen as it is; a swarm of jellyfish is a jellyfish swarm as well.
    if (PICTURES.contains(words.get(end - 1)) || isWritten(words)) {
      return true;
    }
    boolean swarm = end > 1 && Nouns.isGroup(words.get(end - 1));
    boolean listed =
        IntStream.rangeClosed(1, Math.min(end, LONGEST_HEAD))
            .mapToObj(length -> String.join(" ", words.subList(end - length, end)))
            .anyMatch(
                head -> thing(head).isPresent() || Landscapes.isNamed(List.of(head.split(" "))));
    return listed || swarm && tellsOf(String.join(" ", words.subList(0, end - 1)));
  }

  /** The text "Sale", the number 25. */
  private static boolean isWritten(List<String> words) {
    return words.stream().anyMatch(Quotes::isOne)
        || String.join(" ", words).matches("(?:.* )?(?:number|digit|numeral|letter) \\w+");
  }

  /** The same with one thing more, of which no more is known than its name. */
  public Vocabulary with(String name) {
    List<Thing> more = new ArrayList<>(things);
    more.add(unlisted(Words.of(name)));
    return new Vocabulary(open, more, colours, places);
  }

  /** A thing that no list holds: its last words tell how large such things are, where they do. */
  public Thing unlisted(List<String> words) {
    String name = String.join(" ", words);
    return EverydayThings.described(name)
        .map(thing -> called(name, thing))
        .orElseGet(() -> new Thing(name, List.of(), true, Stands.ANY, 1, 1, 0, Optional.empty()));
  }

  private static Thing called(String name, EverydayThing thing) {
    Optional<String> plural = thing.plural().filter(p -> name.equals(thing.name()));
    return new Thing(
        name, List.of(), true, thing.stands(), thing.height(), thing.width(), 0, plural);
  }

  /** A word to name an entity by: "cat" for a white cat with a hat. */
  public String idWord(Thing thing) {
    List<String> words = Words.of(thing.name());
    boolean listed = !open && byName.containsKey(String.join(" ", words));
    String word = listed ? String.join("-", words) : words.isEmpty() ? "" : Nouns.head(words);
    String plain = word.replaceAll("[^\\p{L}\\p{N}-]", "");
    return plain.isEmpty() ? "thing" : plain.substring(0, Math.min(plain.length(), 40));
  }

  private void remember(String name, Thing thing) {
    List<String> words = Words.of(name);
    longestName = Math.max(longestName, words.size());
    byName.put(String.join(" ", words), thing);
  }
}
