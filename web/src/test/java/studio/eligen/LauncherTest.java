package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.eligen.FakeCheckout.BUILDS;
import static studio.eligen.FakeCheckout.MAKES_THE_JAR;
import static studio.eligen.FakeCheckout.WAITS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.FakeCheckout.Outcome;

/** The real script, in a checkout whose Maven and Java are fakes. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherTest {

  @TempDir Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void check_out() {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void it_builds_on_first_use_and_says_so_in_one_line() {
    Outcome first = checkout.run("--help");

    assertThat(first.err()).startsWith("Building EliGen Studio (first time").hasLineCount(1);
    assertThat(first.code()).isZero();
    assertThat(checkout.record("builds")).contains("package").contains("-Dmaven.test.skip=true");
  }

  @Test
  void a_second_start_builds_nothing_and_says_nothing() {
    checkout.run("--help");

    assertThat(checkout.run("--help")).isEqualTo(new Outcome(0, "the program speaks\n", ""));
    assertThat(checkout.builds()).isOne();
    assertThat(checkout.record("archives")).hasLineCount(1);
  }

  @Test
  void only_the_program_writes_to_standard_output() {
    assertThat(checkout.run("--help").out()).isEqualTo("the program speaks\n");
  }

  @Test
  void a_changed_source_is_built_again() {
    checkout.run();
    checkout.write("agent/src/main/java/Cat.java", "class Dog {}");

    assertThat(checkout.run().err()).startsWith("Building EliGen Studio again");
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void an_added_source_is_built() {
    checkout.run();
    checkout.write("web/src/main/resources/page.html", "<p>");

    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void a_deleted_source_is_noticed() throws IOException {
    checkout.run();
    Files.delete(checkout.root.resolve("agent/src/main/java/Car.java"));

    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void what_was_compiled_from_a_deleted_source_goes() throws IOException {
    checkout.write("agent/target/classes/Car.class", "old");

    checkout.run();
    assertThat(checkout.root.resolve("agent/target/classes")).doesNotExist();
  }

  @Test
  void the_build_reads_nothing_of_what_the_user_types() {
    checkout.run(Map.of(), "a cat on a beach\nmove it left\n", "chat");

    assertThat(checkout.record("build-input")).isEmpty();
    assertThat(checkout.record("input")).isEqualTo("a cat on a beach\nmove it left\n");
  }

  /** Java would open its first files under their numbers, and read or write there. */
  @Test
  void streams_that_are_closed_are_empty_ones_for_the_program() throws IOException {
    checkout.run();
    Path closing = folder.resolve("closing");
    Files.writeString(closing, "#!/bin/sh\nexec '%s' chat <&- >&-\n".formatted(checkout.launcher));
    assertThat(closing.toFile().setExecutable(true)).isTrue();

    assertThat(checkout.run(closing, Map.of(), "")).isEqualTo(new Outcome(0, "", ""));
    assertThat(checkout.record("input")).isEmpty();
  }

  @Test
  void arguments_reach_the_program_as_they_were_written() {
    checkout.run("render", "a b", "", "it's \"so\"", "$HOME", "*", "-x=\\n");

    assertThat(checkout.arguments())
        .endsWith("[render]", "[a b]", "[]", "[it's \"so\"]", "[$HOME]", "[*]", "[-x=\\n]");
  }

  @Test
  void the_program_gets_the_model_that_ships_and_its_class_archive() throws IOException {
    checkout.run("--help");

    Path root = checkout.root.toRealPath();
    assertThat(checkout.arguments())
        .contains("[-Deligen.model=" + root + "/eligen-engine/models/eligen-tiny]")
        .contains("[-XX:SharedArchiveFile=" + root + "/web/target/studio/classes.jsa]")
        .containsSequence("[-jar]", "[" + root + "/web/target/studio/eligen.jar]", "[--help]");
  }

  @Test
  void it_works_through_a_chain_of_links_and_stays_in_the_users_folder() throws IOException {
    Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("the checkout/eligen"));
    Path links = Files.createDirectory(folder.resolve("my links"));
    Path far = Files.createSymbolicLink(links.resolve("far"), Path.of("../" + near.getFileName()));

    assertThat(checkout.run(far, Map.of(), "", "--help").code()).isZero();
    assertThat(checkout.builds()).isOne();
    assertThat(checkout.record("folder").strip()).endsWith("some where");
  }

  @Test
  void the_programs_exit_code_is_the_launchers() {
    assertThat(checkout.run(Map.of("EXIT_CODE", "2"), "").code()).isEqualTo(2);
  }

  @Test
  void waiting_threads_are_passive_unless_the_user_says_otherwise() {
    checkout.run();
    assertThat(checkout.record("omp")).isEqualTo("passive");

    checkout.run(Map.of("OMP_WAIT_POLICY", "active"), "");
    assertThat(checkout.record("omp")).isEqualTo("active");
  }

  @Test
  void a_failed_build_shows_the_end_of_its_log_and_is_tried_again() {
    checkout.maven(BUILDS + "echo 'cannot reach Maven Central'; exit 1");
    Outcome failed = checkout.run();

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .contains("The build failed", "eligen-build.log", "cannot reach Maven Central");
    assertThat(checkout.arguments()).isEmpty();

    checkout.maven(BUILDS + MAKES_THE_JAR);
    assertThat(checkout.run().code()).isZero();
  }

  @Test
  void two_started_at_once_build_once() throws IOException {
    checkout.maven(BUILDS + WAITS + MAKES_THE_JAR);
    Process first = checkout.start(checkout.launcher, Map.of());
    assertThat(first.errorReader().readLine()).startsWith("Building");
    Process second = checkout.start(checkout.launcher, Map.of());
    assertThat(second.errorReader().readLine()).startsWith("Waiting for another eligen");
    checkout.go();
    first.getOutputStream().close();
    second.getOutputStream().close();

    assertThat(Outcome.of(first).code()).isZero();
    assertThat(Outcome.of(second).code()).isZero();
    assertThat(checkout.builds()).isOne();
  }

  @Test
  void an_interrupted_build_is_made_again_next_time() throws IOException {
    checkout.maven(BUILDS + WAITS + MAKES_THE_JAR);
    Process process = checkout.start(checkout.launcher, Map.of());
    assertThat(process.errorReader().readLine()).startsWith("Building");
    process.toHandle().destroy();
    assertThat(Outcome.of(process).code()).isEqualTo(143);

    checkout.go();
    assertThat(checkout.run().err()).startsWith("Building");
    assertThat(checkout.arguments()).isNotEmpty();
  }

  @Test
  void the_lock_of_a_launcher_that_died_is_taken_over() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    checkout.write("target/eligen-build.lock/pids", dead.pid() + "\n");

    assertThat(checkout.run().code()).isZero();
    assertThat(checkout.root.resolve("target/eligen-build.lock")).doesNotExist();
  }

  @Test
  void a_java_that_is_too_old_is_named_with_what_is_needed() {
    checkout.java("11.0.2");
    Outcome outcome = checkout.run();

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("Java 11.0.2", "17 or later").hasLineCount(1);
    assertThat(checkout.builds()).isZero();
  }

  @Test
  void a_machine_without_java_is_told_what_to_install() {
    assertThat(checkout.run(Map.of("PATH", folder.toString()), "").err())
        .contains("install a JDK 17 or later")
        .hasLineCount(1);
  }

  @Test
  void a_java_home_that_is_none_is_named() {
    assertThat(checkout.run(Map.of("JAVA_HOME", "/no/such/jdk"), "").err())
        .contains("JAVA_HOME is /no/such/jdk")
        .hasLineCount(1);
  }

  /** Java would come to no end of what it cannot load. */
  @Test
  void a_shell_that_may_open_few_files_is_told_how_many_it_takes() throws IOException {
    Path limiting = folder.resolve("limiting");
    Files.writeString(
        limiting, "#!/bin/sh\nulimit -n 40\nexec '%s'\n".formatted(checkout.launcher));
    assertThat(limiting.toFile().setExecutable(true)).isTrue();

    assertThat(checkout.run(limiting, Map.of(), "").err())
        .contains("only 40 files", "needs 128", "ulimit -n")
        .hasLineCount(1);
  }

  @Test
  void a_release_is_prepared_once_and_never_built() throws IOException {
    checkout.release();

    assertThat(checkout.run("--help"))
        .isEqualTo(
            new Outcome(
                0,
                "the program speaks\n",
                "Preparing EliGen Studio (the first start takes longer)…\n"));
    assertThat(checkout.run("--help")).isEqualTo(new Outcome(0, "the program speaks\n", ""));
    assertThat(checkout.record("archives")).hasLineCount(1);
    assertThat(checkout.builds()).isZero();
    Path root = checkout.root.toRealPath();
    assertThat(checkout.arguments())
        .contains("[-XX:SharedArchiveFile=" + root + "/studio/classes.jsa]")
        .containsSequence("[-jar]", "[" + root + "/studio/eligen.jar]", "[--help]");
  }

  @Test
  void a_release_asks_for_a_java_without_a_compiler() {
    checkout.release();
    checkout.java("11.0.2");

    assertThat(checkout.run().err()).contains("Java 11.0.2", "17 or later").hasLineCount(1);
    assertThat(checkout.run(Map.of("PATH", folder.toString()), "").err())
        .contains("install Java 17 or later")
        .hasLineCount(1);
  }
}
