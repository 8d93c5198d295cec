package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.History.Version;
import studio.eligen.engine.fixtures.JavaProgram;

/** Programs are killed (kill -9) in the middle of a turn, and run at once. */
@Timeout(120)
class KillTest {

  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void choose_a_folder() {
    data = new DataFolder(folder.resolve("home"));
  }

  private Process talk(int side, String stopAt, String... words) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(data.path().toString(), String.valueOf(side), stopAt));
    arguments.addAll(List.of(words));
    return JavaProgram.of(List.of(), TalkingProgram.class.getName(), arguments)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitLine(Process program, String line) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo(line);
  }

  private static void kill(Process program) throws InterruptedException {
    program.destroyForcibly();
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "asked, false, false",
    "before update conversations set turns, false, false",
    "before insert into versions, false, false",
    "before update versions set redo, false, false",
    "before insert into turns, false, false",
    "after insert into turns, false, false",
    "Answered, true, false",
    "drawing, true, false",
    "before insert into pictures, true, false",
    "after update versions set picture, true, false",
    "PictureReady, true, true",
  })
  void a_kill_loses_at_most_the_turn_that_was_not_answered(
      String point, boolean answered, boolean pictured) throws Exception {
    Process program = talk(64, point, "cat", "dog", "bird");
    awaitLine(program, point);
    kill(program);
    assertWhole(answered ? List.of("cat", "dog", "bird") : List.of("cat", "dog"), pictured ? 3 : 2);
  }

  @Test
  void a_kill_while_a_picture_is_being_written_leaves_no_half_picture() throws Exception {
    Process program = talk(2048, "PictureReady", "cat", "dog");
    long written = 0;
    while (written == 0 && program.isAlive()) {
      written = draftBytes();
    }
    kill(program);
    assertThat(written).isPositive();
    // On a busy machine the first picture may be whole before anybody looks; then it is the second.
    boolean second = versions() == 2;
    assertWhole(second ? List.of("cat", "dog") : List.of("cat"), second ? 1 : 0);
  }

  private long draftBytes() throws IOException {
    Path drafts = data.pictures().resolve("drafts");
    if (!Files.isDirectory(drafts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(drafts)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private int versions() {
    try (Archive archive = Archive.open(data)) {
      return archive.repository().latest().orElseThrow().history().versions().size() - 1;
    }
  }

  /** What was answered is there, it is sound, and one can go on with it. */
  private void assertWhole(List<String> words, int pictured) throws Exception {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().latest().orElseThrow();
      List<Version> versions = talk.history().versions();
      assertThat(versions)
          .extracting(Version::words)
          .containsSequence(words)
          .hasSize(1 + words.size());
      assertThat(talk.history().current().number()).isEqualTo(words.size());
      assertThat(talk.focus()).containsExactly(words.get(words.size() - 1));
      assertThat(turns(archive)).isEqualTo(words.size());
      assertSound(archive);
      for (int version = 1; version <= words.size(); version++) {
        assertThat(talk.picture(version).isPresent()).isEqualTo(version <= pictured);
      }
      Talks.say(talk, "bear");
      assertThat(archive.repository().latest().orElseThrow().history().versions())
          .isEqualTo(talk.history().versions());
    }
    assertThat(wholePictures()).allSatisfy(KillTest::isNamedByItsContent);
  }

  private static int turns(Archive archive) {
    return archive
        .database()
        .query(
            handle -> handle.createQuery("select count(*) from turns").mapTo(Integer.class).one());
  }

  private static void assertSound(Archive archive) {
    List<String> complaints =
        archive
            .database()
            .query(
                handle -> handle.createQuery("pragma integrity_check").mapTo(String.class).list());
    assertThat(complaints).containsExactly("ok");
    List<String> orphans =
        archive
            .database()
            .query(
                handle ->
                    handle.createQuery("pragma foreign_key_check").mapTo(String.class).list());
    assertThat(orphans).isEmpty();
  }

  private List<Path> wholePictures() throws IOException {
    try (Stream<Path> files = Files.walk(data.pictures())) {
      return files.filter(file -> file.toString().endsWith(".png")).toList();
    }
  }

  private static void isNamedByItsContent(Path file) {
    try {
      String hash =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      assertThat(file.getParent().getFileName() + file.getFileName().toString())
          .isEqualTo(hash + ".png");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void programs_that_begin_at_once_make_one_archive_with_all_that_they_say() throws Exception {
    String[] words = "cat dog bird bear fish frog snail horse cow pig".split(" ");
    List<Process> programs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      programs.add(talk(0, "never", words));
    }
    for (Process program : programs) {
      awaitLine(program, "done");
      assertThat(program.waitFor()).isZero();
    }
    try (Archive archive = Archive.open(data)) {
      assertThat(archive.repository().list(9))
          .extracting(ConversationSummary::versions)
          .containsExactly(10, 10, 10);
      assertSound(archive);
    }
  }

  @Test
  void two_that_go_on_with_one_conversation_both_keep_all_they_say() {
    try (Archive one = Archive.open(data);
        Archive other = Archive.open(data)) {
      Conversation first = one.repository().begin(Talks.BLANK);
      Talks.say(first, "cat");
      first.attachPicture(1, Talks.picture("cat"));
      Conversation second = other.repository().latest().orElseThrow();
      Talks.say(first, "dog");
      Talks.say(second, "bird");
      Talks.go(second, "undo", second.history().undo().orElseThrow());
      Talks.say(first, "fish");
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(one.repository().conversation(first.id()).history().versions())
          .isEqualTo(first.history().versions());
      Conversation kept = one.repository().conversation(second.id());
      assertThat(kept.history().versions()).isEqualTo(second.history().versions());
      assertThat(kept.history().ahead()).isEqualTo(second.history().ahead());
      assertThat(kept.picture(1)).contains(Talks.picture("cat"));
      assertThat(one.repository().list(9))
          .extracting(ConversationSummary::firstWords)
          .containsOnly("add a cat");
      assertSound(one);
    }
  }
}
