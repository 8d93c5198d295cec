package studio.eligen.engine.gpu;

import java.util.List;

/**
 * START HERE: what it takes to compute on an NVIDIA card, as far as it is there; see docs/gpu.md.
 *
 * @param hasCard whether there is a card at all
 * @param findings what was found, in phrases
 * @param missing what is not there, each with what to type; nothing where there is no card
 */
public record GpuReport(boolean hasCard, List<String> findings, List<String> missing) {

  public GpuReport {
    findings = List.copyOf(findings);
    missing = List.copyOf(missing);
  }

  /** Of this machine. Nothing is loaded to find it out. */
  public static GpuReport ofThisMachine() {
    return GpuSetup.of(Machine.here()).report();
  }

  /** Whether there is a card, and nothing is missing that can be seen without computing. */
  public boolean isReady() {
    return hasCard && missing.isEmpty();
  }
}
