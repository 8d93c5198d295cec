package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A person at the page: sees, types, clicks and drags what they would. */
final class Visit implements AutoCloseable {

  private static final Path SCREENS = Path.of("target", "screens");
  private static final ObjectMapper JSON = new ObjectMapper();

  final Page page;
  final List<String> complaints = new ArrayList<>();
  private final BrowserContext person;
  private final String address;
  private boolean stepsChanged;

  Visit(BrowserContext person, int port) {
    this(person, "http://127.0.0.1:" + port);
  }

  /**
   * @param address of the studio, without the last slash
   */
  Visit(BrowserContext person, String address) {
    this.person = person;
    this.address = address;
    person.setDefaultTimeout(60_000);
    this.page = person.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.navigate(address + "/");
    assertThat(composer()).isVisible();
  }

  /** Begins another conversation at the same page, as a person would find it. */
  void startAnew() {
    page.keyboard().press("Escape");
    page.setViewportSize(1280, 800);
    button("New conversation").click();
    composer().fill("");
    assertThat(page.locator(".turn")).hasCount(0);
    if (stepsChanged) {
      steps(RunningStudio.STEPS);
      stepsChanged = false;
    }
  }

  Locator composer() {
    return page.getByRole(AriaRole.TEXTBOX, named("What the picture should show"));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The newest turn of the chat. */
  Locator lastTurn() {
    return page.getByRole(
            AriaRole.LISTITEM, new Page.GetByRoleOptions().setName(Pattern.compile("Turn \\d+")))
        .last();
  }

  /** The frame of a version in the history. */
  Locator version(int number) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(Pattern.compile("^Version " + number + "\\b")));
  }

  void say(String words) {
    composer().fill(words);
    composer().press("Enter");
  }

  /** Waits until a version is shown, its picture is there and nothing is drawn any more. */
  void seesPictureOf(int version) {
    page.waitForFunction(
        """
        version => {
          const shown = document.querySelector('.frame[aria-current]');
          return shown?.ariaLabel.match(/^Version (\\d+)/)[1] === String(version)
            && shown.querySelector('img') !== null
            && document.querySelector('.turn.running') === null;
        }
        """,
        version);
  }

  void steps(int number) {
    stepsChanged = true;
    inspectsWholePicture();
    page.getByText("How pictures are drawn").click();
    enter("Steps", Integer.toString(number));
    page.waitForCondition(() -> get("/api/studio").at("/settings/steps").asInt() == number);
    page.getByText("How pictures are drawn").click();
  }

  /** Whatever is selected. */
  void inspectsWholePicture() {
    Locator choice = page.getByRole(AriaRole.RADIO, named("Whole picture"));
    if (choice.isVisible()) {
      choice.check();
    }
  }

  /** How much moved by itself since the page was loaded, as browsers count it. */
  double shift() {
    Object sum =
        page.evaluate(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries()
                .forEach(e => sum += e.hadRecentInput ? 0 : e.value))
                .observe({type: 'layout-shift', buffered: true});
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);
    return ((Number) sum).doubleValue();
  }

  /** Types into a field of the inspector, and takes it. */
  void enter(String field, String text) {
    field(field).fill(text);
    field(field).press("Enter");
  }

  Locator field(String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  /** The conversation that was changed last, as the server tells it. */
  JsonNode state() {
    return get("/api/conversations/" + conversation());
  }

  String conversation() {
    return get("/api/conversations").path(0).path("id").asText();
  }

  JsonNode get(String path) {
    try {
      return JSON.readTree(person.request().get(address + path).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int status(String path) {
    return person.request().get(address + path).status();
  }

  BufferedImage picture(int version) throws IOException {
    byte[] png =
        person
            .request()
            .get(address + "/api/conversations/" + conversation() + "/pictures/" + version)
            .body();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Drags from one place of the picture to another, both in fractions of it. */
  void drag(double fromX, double fromY, double toX, double toY) {
    hold(fromX, fromY, toX, toY);
    page.mouse().up();
  }

  /** The same, without letting go. */
  void hold(double fromX, double fromY, double toX, double toY) {
    BoundingBox paper = paper().boundingBox();
    page.mouse().move(paper.x + fromX * paper.width, paper.y + fromY * paper.height);
    page.mouse().down();
    for (int i = 1; i <= 5; i++) {
      double x = fromX + (toX - fromX) * i / 5;
      double y = fromY + (toY - fromY) * i / 5;
      page.mouse().move(paper.x + x * paper.width, paper.y + y * paper.height);
    }
  }

  /** What a row of a list is held by, to be put elsewhere. */
  Locator grip(String name) {
    return page.getByRole(AriaRole.BUTTON, named("Move " + name + ", "));
  }

  /** Carries a row of a list by its grip to another one, and so many pixels further down. */
  void carry(Locator grip, Locator to, double further) {
    BoundingBox from = grip.boundingBox();
    BoundingBox there = to.boundingBox();
    double x = from.x + from.width / 2;
    page.mouse().move(x, from.y + from.height / 2);
    page.mouse().down();
    for (int i = 1; i <= 5; i++) {
      double way = there.y - from.y + further;
      page.mouse().move(x, from.y + from.height / 2 + way * i / 5);
    }
    page.mouse().up();
  }

  private Locator paper() {
    return page.locator(".paper");
  }

  /** Keeps what is seen, where somebody wants to look at it: it takes half a second. */
  void shoot(String name) {
    if (Boolean.getBoolean("eligen.screens")) {
      keep(name);
    }
  }

  void keep(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Override
  public void close() {
    person.close();
  }
}
