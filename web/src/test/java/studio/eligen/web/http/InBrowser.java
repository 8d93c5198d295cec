package studio.eligen.web.http;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a studio with the model that ships, in a real browser. */
@Timeout(300)
abstract class InBrowser {

  @TempDir static Path folder;
  static Chromium chromium;
  static RunningStudio studio;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.startOrSkip();
    studio = RunningStudio.withModel(folder);
  }

  @AfterAll
  static void shut() {
    if (chromium != null) {
      chromium.close();
      studio.close();
    }
  }
}
