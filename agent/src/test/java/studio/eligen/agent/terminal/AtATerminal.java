package studio.eligen.agent.terminal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.Worlds;

/** Where tests type: a chat writes into the folder {@code out} of the test's own. */
abstract class AtATerminal {

  static final String CTRL_C = "\u0003";
  static final String CTRL_D = "\u0004";
  static final String PROMPT = "> ";

  @TempDir Path folder;

  @BeforeEach
  void need_a_pseudo_terminal() {
    assumeTrue(PseudoTerminal.available(), "there is no script(1) here to make a terminal with");
  }

  /** A chat that nobody greeted yet. */
  PseudoTerminal start(Map<String, String> environment, Path model, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--model", model.toString()));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return new PseudoTerminal(environment, arguments);
  }

  /** A chat without a server, at its first prompt. */
  PseudoTerminal chat(Map<String, String> environment, Path model, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--offline"));
    arguments.addAll(List.of(more));
    PseudoTerminal terminal = start(environment, model, arguments.toArray(String[]::new));
    terminal.await("/quit ends.");
    terminal.await(PROMPT);
    return terminal;
  }

  /** A chat about the small world, which draws nothing. */
  PseudoTerminal designs(Map<String, String> environment) {
    return chat(environment, Worlds.modelFolder(folder.resolve("model")), "--no-render");
  }
}
