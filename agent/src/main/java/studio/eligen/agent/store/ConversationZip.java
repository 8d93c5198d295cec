package studio.eligen.agent.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

/** A conversation as one zip: its designs, its pictures, its words. See docs/storage.md. */
public final class ConversationZip {

  private static final String TRANSCRIPT = "conversation.json";
  private static final String WORDS = "words.txt";
  private static final Pattern NUMBERED =
      Pattern.compile("designs/\\d{3,6}\\.json|pictures/\\d{3,6}\\.png");

  /** What is uploaded has 64 MB at most, and pictures hardly shrink in a zip. */
  private static final int MOST_BYTES = 96 << 20;

  /** What a tree of so much JSON takes is several times as much. */
  private static final int MOST_DESIGN_BYTES = 8 << 20;

  /** A mask takes a bit for each pixel, however short it is written. */
  private static final long MOST_MASK_PIXELS = 128L << 20;

  /** All pictures are decoded once, which takes a second for some 20 million. */
  private static final long MOST_PIXELS = 128L << 20;

  private final Map<String, byte[]> entries;
  private final Consumer<Canvas> check;
  private long designBytes;
  private long maskPixels;
  private long pixels;

  private ConversationZip(Map<String, byte[]> entries, Consumer<Canvas> check) {
    this.entries = entries;
    this.check = check;
  }

  /**
   * Writes a conversation as it stands.
   *
   * @param name that a person gave it
   * @param masks gives what {@link DesignJson#mask} does
   */
  public static void write(
      Conversation conversation,
      Optional<String> name,
      Function<Region.Mask, String> masks,
      OutputStream out)
      throws IOException {
    History history = conversation.history();
    List<TurnRecord> turns = conversation.turns();
    ZipOutputStream zip = new ZipOutputStream(out);
    String transcript = TranscriptJson.of(name, history, turns).toPrettyString() + "\n";
    put(zip, TRANSCRIPT, transcript.getBytes(StandardCharsets.UTF_8));
    put(zip, WORDS, words(turns).getBytes(StandardCharsets.UTF_8));
    for (Version version : history.versions()) {
      zip.putNextEntry(new ZipEntry(design(version.number())));
      DesignJson.write(version.design(), masks, zip);
      Optional<byte[]> picture = conversation.picture(version.number());
      if (picture.isPresent()) {
        store(zip, picture(version.number()), picture.get());
      }
    }
    zip.finish();
  }

  /** To be read, perhaps on a terminal, which nothing that was said may steer. */
  private static String words(List<TurnRecord> turns) {
    StringBuilder words = new StringBuilder();
    turns.forEach(
        turn ->
            words
                .append(
                    "> %s\n\n%s\n\n"
                        .formatted(
                            PlacesSvg.unsteered(turn.exchange().said()),
                            PlacesSvg.unsteered(turn.exchange().reply())))
                .append(turn.version() == 0 ? "" : "[" + picture(turn.version()) + "]\n\n"));
    return words.toString();
  }

  private static String design(int version) {
    return "designs/%03d.json".formatted(version);
  }

  private static String picture(int version) {
    return "pictures/%03d.png".formatted(version);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  /** As it is, because a PNG is packed already. */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
  }

  /**
   * Reads what {@link #write} wrote, whoever sends it. Pictures may be missing; what else is in the
   * zip is passed over.
   *
   * @param name of the zip, for messages
   * @param check is asked before each mask is decoded, and for each design; throws what ends it
   * @throws InvalidInput if it is no such zip, or larger than is read
   */
  public static ZippedConversation read(byte[] zip, String name, Consumer<Canvas> check) {
    Map<String, byte[]> entries =
        new BoundedZip(name, MOST_BYTES)
            .read(zip, each -> each.equals(TRANSCRIPT) || NUMBERED.matcher(each).matches());
    byte[] transcript = entries.get(TRANSCRIPT);
    if (transcript == null) {
      throw new InvalidInput(
          "%s is no conversation that was taken out of the studio: there is no %s in it."
              .formatted(name, TRANSCRIPT));
    }
    return new ConversationZip(entries, check)
        .conversation(TranscriptJson.read(transcript, TRANSCRIPT));
  }

  private ZippedConversation conversation(TranscriptJson transcript) {
    History history = transcript.history(this::readDesign);
    Map<Integer, byte[]> pictures = new HashMap<>();
    for (Version version : history.versions()) {
      byte[] png = entries.get(picture(version.number()));
      if (png != null) {
        checkPicture(png, picture(version.number()), version.design().canvas());
        pictures.put(version.number(), png);
      }
    }
    return new ZippedConversation(
        transcript.name(),
        history,
        transcript.turns(history.versions().size()),
        pictures,
        designBytes);
  }

  private Design readDesign(int version) {
    byte[] json = entries.get(design(version));
    if (json == null) {
      throw new InvalidInput("The conversation lacks %s.".formatted(design(version)));
    }
    designBytes += json.length;
    if (designBytes > MOST_DESIGN_BYTES) {
      throw new InvalidInput(
          "The designs of the conversation have more than %d MB."
              .formatted(MOST_DESIGN_BYTES >> 20));
    }
    Design design = DesignJson.read(json, design(version), this::readMask);
    check.accept(design.canvas());
    return design;
  }

  private Region.Mask readMask(String uri, Canvas canvas) {
    check.accept(canvas);
    maskPixels += (long) canvas.width() * canvas.height();
    if (maskPixels > MOST_MASK_PIXELS) {
      throw new InvalidInput(
          "The masks of the conversation have more than %,d pixels.".formatted(MOST_MASK_PIXELS));
    }
    return MaskFile.ofDataUri(uri, canvas);
  }

  private void checkPicture(byte[] png, String name, Canvas canvas) {
    PngSides sides = PngSides.of(png).orElseThrow(() -> new InvalidInput(name + " is not a PNG."));
    if (!sides.fit(canvas)) {
      throw new InvalidInput(
          "%s is %d × %d and its design %s; they must be the same."
              .formatted(name, sides.width(), sides.height(), canvas));
    }
    pixels += (long) canvas.width() * canvas.height();
    if (pixels > MOST_PIXELS) {
      throw new InvalidInput(
          "The pictures of the conversation have more than %,d pixels; take some out of the zip, they are drawn anew when they are needed."
              .formatted(MOST_PIXELS));
    }
  }
}
