package studio.eligen.engine.gpu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The NVIDIA cards of a machine.
 *
 * @param driver of them all, such as "570.86.10"; none where no driver is loaded
 */
record Cards(List<Card> cards, Optional<String> driver) {

  /**
   * One card.
   *
   * @param memory in MiB; 0 if it is not known
   * @param capability of its processors, such as 8.9; 0 if it is not known
   */
  record Card(String name, long memory, double capability) {

    @Override
    public String toString() {
      return memory == 0 ? name : "%s, %d MiB".formatted(name, memory);
    }
  }

  private static final List<String> QUESTION =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,driver_version,memory.total,compute_cap",
          "--format=csv,noheader,nounits");

  private static final Pattern MODULE = Pattern.compile("Kernel Module(?: for \\S+)?\\s+([\\d.]+)");
  private static final Pattern MODEL = Pattern.compile("Model:\\s*(.+)");
  private static final String NVIDIA = "0x10de";

  /** Asks nvidia-smi, else Linux's own folders: the driver's, then the bus's. */
  static Cards of(Machine here) {
    Cards told = here.program().apply(QUESTION).map(Cards::told).orElse(none());
    if (!told.cards.isEmpty() || here.windows()) {
      return told;
    }
    Path driver = here.root().resolve("proc/driver/nvidia");
    Optional<String> version =
        Machine.text(driver.resolve("version")).flatMap(text -> first(MODULE, text));
    List<Card> seen =
        Machine.in(driver.resolve("gpus"), "*").stream()
            .flatMap(card -> Machine.text(card.resolve("information")).stream())
            .map(text -> new Card(first(MODEL, text).orElse("an NVIDIA card").strip(), 0, 0))
            .toList();
    return seen.isEmpty() ? new Cards(onTheBus(here), version) : new Cards(seen, version);
  }

  private static Cards none() {
    return new Cards(List.of(), Optional.empty());
  }

  private static Cards told(String table) {
    List<Card> cards = new ArrayList<>();
    Optional<String> driver = Optional.empty();
    for (String line : table.lines().toList()) {
      String[] columns = line.split("\\s*,\\s*");
      if (columns.length >= 3 && columns[1].matches("[\\d.]+")) {
        cards.add(
            new Card(
                columns[0].strip(),
                (long) number(columns[2]),
                columns.length > 3 ? number(columns[3]) : 0));
        driver = Optional.of(columns[1]);
      }
    }
    return new Cards(List.copyOf(cards), driver);
  }

  /** Nothing but the maker: which card it is, the driver would say. */
  private static List<Card> onTheBus(Machine here) {
    return Machine.in(here.root().resolve("sys/bus/pci/devices"), "*").stream()
        .filter(device -> text(device, "vendor").equals(NVIDIA))
        .filter(device -> text(device, "class").startsWith("0x03"))
        .map(device -> new Card("an NVIDIA card", 0, 0))
        .toList();
  }

  private static String text(Path device, String name) {
    return Machine.text(device.resolve(name)).orElse("").strip();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return 0; // "[N/A]"
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
