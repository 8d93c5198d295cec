package studio.eligen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.OptionRange;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.cli.SynthesisOptions;
import studio.eligen.agent.pairs.PairFactory;
import studio.eligen.agent.pairs.PairFolder;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.engine.RenderException;

/** {@code eligen synthesize}: pairs of pictures that differ by one edit. See docs/pairs.md. */
@Command(
    name = "synthesize",
    mixinStandardHelpOptions = true,
    description =
        "Makes pairs of pictures that differ by one edit, with the words for it, for those who train editors.")
public final class SynthesizeCommand implements Callable<Integer> {

  private static final int THOUSAND = 1000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "N", description = "How many pairs the dataset shall have.")
  private int wanted;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DATASET",
      required = true,
      description = "The dataset's folder; what is there of it is not made again.")
  private Path out;

  @Mixin private SynthesisOptions synthesis;

  /** Makes the pairs; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    OptionRange.require(spec, "N", wanted, 1, Integer.MAX_VALUE);
    synthesis.check();
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.watch()) {
      make(interruption, err);
      return 0;
    } catch (RenderException.Cancelled e) {
      err.println("eligen: stopped; the pairs that are there stay, and the same command goes on.");
      err.flush();
      return Failure.INTERRUPTED;
    } catch (RenderException e) {
      return Failure.report(e, err);
    }
  }

  private void make(Interruption interruption, PrintWriter err) {
    try (PairFolder folder = PairFolder.open(out, synthesis.seed(), synthesis.origin());
        LocalRenderer renderer = synthesis.renderer();
        Tally tally = new Tally("pair", wanted, err)) {
      PairFactory factory = synthesis.factory(renderer);
      make(factory, folder, tally, interruption);
      print(folder, tally);
    }
  }

  private void make(
      PairFactory factory, PairFolder folder, Tally tally, Interruption interruption) {
    for (long number = 0; number < wanted; number++) {
      if (folder.has(number)) {
        tally.found();
      } else {
        folder.write(factory.pair(synthesis.seed(), number, interruption.ofRender()));
        tally.made();
      }
    }
  }

  private void print(PairFolder folder, Tally tally) {
    List<JsonNode> pairs = folder.pairs(wanted);
    long outside = pairs.stream().mapToLong(SynthesizeCommand::outside).sum();
    double kilobytes = folder.bytes(pairs) / 1e3 / pairs.size();
    Map<String, Long> kinds =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> pair.path("edit_kind").asText(), TreeMap::new, Collectors.counting()));
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf(
        Locale.ROOT,
        "%s: %,d pairs, %,d of them made now in %s%n",
        Printable.line(out.toString()),
        pairs.size(),
        tally.done(),
        ProgressBar.duration(Math.round(tally.seconds())));
    stdout.println(
        kinds.entrySet().stream()
            .map(kind -> Printable.line(kind.getKey()) + " " + kind.getValue())
            .collect(Collectors.joining(", ")));
    stdout.printf(Locale.ROOT, "pixels that differ outside the masks: %,d%n", outside);
    stdout.printf(
        Locale.ROOT,
        "1,000 pairs take %.1f MB, as %,d of them do%s%n",
        kilobytes,
        pairs.size(),
        timeOfThousand(tally));
    stdout.flush();
  }

  private static String timeOfThousand(Tally tally) {
    return tally.done() == 0
        ? ""
        : ", and %s, as the %,d made now did"
            .formatted(
                ProgressBar.duration(Math.round(tally.seconds() / tally.done() * THOUSAND)),
                tally.done());
  }

  private static long outside(JsonNode pair) {
    return pair.path("changed_pixels_outside_mask").asLong();
  }
}
