package studio.eligen.agent.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.engine.files.Sha256;

/**
 * A conversation as one HTML file that replays it without a server: words, pictures, places, and a
 * slider between before and after. It reads as a list where scripts are switched off.
 *
 * <p>Whoever opens it trusts nobody whose words are in it: all text is escaped, and the page's own
 * policy allows this one script, this one style sheet, and pictures that lie in it, nothing else.
 */
public final class ConversationPage {

  private static final String SCRIPT = resource("replay.js");
  private static final String STYLE = resource("replay.css");

  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
          .formatted(hash(STYLE), hash(SCRIPT));

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final String STAGE =
      """
      <section id="stage" aria-label="The picture" hidden>
      <div class="frame"><img id="was" alt=""><img id="now" alt=""><div id="places"></div></div>
      <div class="bar">
      <button id="back" type="button" aria-label="One step back">←</button>
      <button id="play" type="button">Play</button>
      <button id="on" type="button" aria-label="One step on">→</button>
      <span id="told" role="status"></span>
      <label id="slide">Before <input id="mix" type="range" value="100" aria-label="How much of the picture shows, instead of the one before"> After</label>
      <label><input id="shown" type="checkbox"> Places of things</label>
      </div>
      </section>
      """;

  private static final String FOOT =
      """
      <footer>Each picture carries its design: save one, open it in the studio, and go on from there.</footer>
      """;

  private final Conversation conversation;
  private final History history;
  private final Writer out;
  private final PlacesSvg places = new PlacesSvg();
  private final Set<Integer> shown = new HashSet<>();

  private ConversationPage(Conversation conversation, Writer out) {
    this.conversation = conversation;
    this.history = conversation.history();
    this.out = out;
  }

  /**
   * Writes a conversation as it stands, in UTF-8, with one picture in memory at a time.
   *
   * @param title what it is called, in any words; may be empty
   */
  public static void write(Conversation conversation, String title, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    String named = title.isBlank() ? "A conversation" : title;
    new ConversationPage(conversation, writer).write(named);
    writer.flush();
  }

  private void write(String title) throws IOException {
    List<Told> turns = told(conversation.turns());
    String name =
        PlacesSvg.escaped(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    out.write(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <header><h1>%s</h1><p>%s</p></header>
        <main>
        <ol class="turns" aria-label="What was said">
        """
            .formatted(POLICY, name, STYLE, name, when(turns)));
    for (Told each : turns) {
      turn(each.turn(), each.before());
    }
    out.write("</ol>\n");
    if (!turns.isEmpty()) {
      out.write(STAGE + "</main>\n");
      out.write(FOOT + "<script>" + SCRIPT + "</script>\n");
    }
    out.write("</body>\n</html>\n");
  }

  /** A turn, and the version before it. */
  private record Told(TurnRecord turn, int before) {}

  /** Those that changed something: what was asked, or refused, is no part of how it came about. */
  private static List<Told> told(List<TurnRecord> turns) {
    List<Told> told = new ArrayList<>();
    int before = 0;
    for (TurnRecord turn : turns) {
      if (turn.version() != before) {
        told.add(new Told(turn, before));
      }
      before = turn.version();
    }
    return told;
  }

  private static String when(List<Told> turns) {
    String made = "A conversation in EliGen Studio";
    return turns.isEmpty()
        ? made + ", in which nothing was made yet."
        : made + ", " + DAY.format(Instant.ofEpochMilli(turns.get(0).turn().answered())) + ".";
  }

  private void turn(TurnRecord turn, int before) throws IOException {
    out.write(
        "<li class=\"turn\" data-version=\"%d\" data-before=\"%d\">\n"
            .formatted(turn.version(), before));
    boolean byHand = turn.exchange().reply().isBlank();
    paragraph(byHand ? "done" : "said", turn.exchange().said());
    paragraph("reply", turn.exchange().reply());
    // The blank canvas is what a first question is answered over.
    if (shown.isEmpty() && before != turn.version()) {
      figure(before);
    }
    figure(turn.version());
    out.write("</li>\n");
  }

  private void paragraph(String kind, String words) throws IOException {
    if (!words.isBlank()) {
      out.write("<p class=\"%s\">%s</p>\n".formatted(kind, PlacesSvg.escaped(words)));
    }
  }

  /** Once a version: what comes back to it shows the same. */
  private void figure(int version) throws IOException {
    if (!shown.add(version)) {
      return;
    }
    Design design = history.versions().get(version).design().visible();
    Optional<byte[]> picture = conversation.picture(version);
    boolean blank = version == 0 && picture.isEmpty();
    out.write("<figure id=\"version-%d\"%s>".formatted(version, blank ? " hidden" : ""));
    if (picture.isPresent()) {
      out.write(
          "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/png;base64,"
              .formatted(
                  design.canvas().width(),
                  design.canvas().height(),
                  PlacesSvg.escaped(history.versions().get(version).words())));
      out.write(Base64.getEncoder().encodeToString(picture.get()));
      out.write("\">");
    }
    out.write(places.of(design, picture.isPresent() ? "" : "paper") + "</figure>\n");
  }

  private static String hash(String text) {
    byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String resource(String name) {
    try (InputStream in = ConversationPage.class.getResourceAsStream("page/" + name)) {
      // As browsers read it before they compare its hash.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
