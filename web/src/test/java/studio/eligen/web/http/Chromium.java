package studio.eligen.web.http;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser. Its driver is npm's playwright-core, which the UI's own build installs, so that
 * nobody who only builds the program downloads one.
 */
final class Chromium implements AutoCloseable {

  private static final Path MODULES = Path.of("ui", "node_modules");
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  /** A browser that looks for nothing on the network but the page. */
  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A busy machine draws a picture in ten seconds or so. */
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Why there can be none here; it is printed too. */
  static Optional<String> missing() {
    Optional<String> missing = lacking();
    missing.ifPresent(why -> System.out.println("Tests in a browser are skipped: " + why + "."));
    return missing;
  }

  private static Optional<String> lacking() {
    if (executable().isEmpty()) {
      return Optional.of("there is no Chromium at any of " + PLACES);
    }
    if (!Files.isDirectory(MODULES.resolve("playwright-core"))) {
      return Optional.of("playwright-core is not installed; run \"npm ci\" in web/ui");
    }
    return node().isPresent() ? Optional.empty() : Optional.of("there is no node on the PATH");
  }

  static Chromium start() {
    System.setProperty("playwright.cli.dir", driver().toString());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable().orElseThrow())
                    .setArgs(QUIETLY));
    return new Chromium(playwright, browser);
  }

  /** A person's browser, with cookies of its own. */
  BrowserContext person(int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setAcceptDownloads(true));
  }

  BrowserContext person(Browser.NewContextOptions like) {
    return browser.newContext(like);
  }

  /** The file that finds what is hard to use without eyes or without a mouse. */
  static String axe() throws IOException {
    return Files.readString(MODULES.resolve(Path.of("axe-core", "axe.min.js")));
  }

  /** Laid out as Playwright expects its driver: the package beside the program that runs it. */
  private static Path driver() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "playwright")).toAbsolutePath();
      link(folder.resolve("package"), MODULES.resolve("playwright-core").toAbsolutePath());
      link(folder.resolve("node"), node().orElseThrow());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to) throws IOException {
    Files.deleteIfExists(from);
    Files.createSymbolicLink(from, to);
  }

  private static Optional<Path> executable() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  private static Optional<Path> node() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
