package studio.eligen.agent.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.cli.Printable;

/** What a slash begins at a terminal. */
enum SlashCommand {
  NEW("", "begin another design"),
  OPEN("FILE", "begin another design from a design (.json) or any picture (PNG, JPEG)"),
  SAVE("FILE", "write the design (.json), or the picture that carries it (.png)"),
  EXPORT("FILE", "write the picture alone, without its design (.png)"),
  UNDO("[N]", "go back"),
  REDO("[N]", "go forward again"),
  FORK("N", "go to version N; the next change branches off there"),
  HISTORY("", "list the versions"),
  SHOW("", "show the picture, and draw it if there is none"),
  LAYOUT("", "sketch what is where"),
  VARIATIONS("[N] [of THING]", "draw it from other noise, side by side; 4 unless N is given"),
  PICK("N", "make variation N the next version"),
  SEED("[N]", "draw again from other noise"),
  SIZE("[WxH]", "change the picture's size"),
  STEPS("[N]", "how many steps the next pictures take"),
  STYLE("FILE", "draw in the style of a picture, where the model can; \"none\" ends that"),
  LORA("[NAME [SCALE]]", "draw with a LoRA, more or less of it; \"off\" ends that"),
  HELP("", "this list"),
  QUIT("", "leave (so does Ctrl-D)");

  private final String argument;
  private final String purpose;

  /**
   * @param argument how it is shown to people; in brackets if it may be left out
   */
  SlashCommand(String argument, String purpose) {
    this.argument = argument;
    this.purpose = purpose;
  }

  /** As it is typed: "/new". */
  String typed() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  String argument() {
    return argument;
  }

  String purpose() {
    return purpose;
  }

  boolean takesFile() {
    return argument.equals("FILE");
  }

  /** The command of this name, also by the first letters that no other begins with. */
  static Optional<SlashCommand> of(String typed) {
    if (typed.length() < 2 || typed.charAt(0) != '/') {
      return Optional.empty();
    }
    String name = typed.toLowerCase(Locale.ROOT);
    var exact = Arrays.stream(values()).filter(c -> c.typed().equals(name)).findFirst();
    var begun = Arrays.stream(values()).filter(c -> c.typed().startsWith(name)).toList();
    return exact.or(() -> begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty());
  }

  /** Why what was typed is no command: there is none, or several begin so. */
  static String unknown(String typed) {
    String word = typed.split("\\s", 2)[0];
    List<String> begun =
        Arrays.stream(values())
            .map(SlashCommand::typed)
            .filter(name -> name.startsWith(word.toLowerCase(Locale.ROOT)))
            .toList();
    if (begun.isEmpty() || word.length() < 2) {
      String cut = Printable.shortened(word, 40);
      return "There is no command \"%s\"; /help lists them.".formatted(cut);
    }
    return "\"%s\" can be each of these: %s; type more of it."
        .formatted(word, String.join(", ", begun));
  }

  /** All commands, a line each. */
  static String list() {
    return Arrays.stream(values())
        .map(c -> "  %-27s %s".formatted(c.typed() + " " + c.argument, c.purpose))
        .collect(Collectors.joining("\n"));
  }
}
