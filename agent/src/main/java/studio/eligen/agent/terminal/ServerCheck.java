package studio.eligen.agent.terminal;

import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.Calibration;
import studio.eligen.agent.designer.mllm.Calibration.Fit;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmDesigner;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

/** Tries a model server with two small tasks: to see, and to edit. */
final class ServerCheck {

  /** What was found out about something. */
  record Finding(String about, String text) {}

  private static final String TASK = "Add a red balloon at the top left.";
  private static final int SIDE = 512;

  private final MllmSettings settings;
  private final MllmClient client;
  private final Prompts prompts;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  ServerCheck(MllmClient client, Prompts prompts) {
    this.settings = client.settings();
    this.client = client;
    this.prompts = prompts;
    try {
      lookAround();
      edit();
    } catch (MllmException e) {
      warnings.add(new Finding("Model server", e.getMessage()));
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<Finding> warnings() {
    return warnings;
  }

  private void lookAround() {
    try {
      see();
    } catch (MllmException.Blind e) {
      warnings.add(new Finding("Pictures", e.getMessage() + " Talking works without."));
    }
  }

  private void see() {
    Fit fit =
        new Calibration(client, prompts)
            .measure(new Cancellation().within(settings.timeouts().turn()));
    findings.add(
        new Finding(
            "Model server", "%s answers as %s".formatted(settings.server(), settings.model())));
    String boxes = settings.boxes().label();
    if (fit.isRight()) {
      findings.add(
          new Finding(
              "Boxes",
              "%s; on a picture with a known answer they are right (%.0f %% overlap)"
                  .formatted(boxes, 100 * fit.configured())));
    } else if (fit.asksForAnother()) {
      warnings.add(
          new Finding(
              "Boxes",
              "Read as %s they are wrong, but as %s they are right; set %s=%s."
                  .formatted(
                      boxes, fit.best().label(), MllmConfiguration.BOXES, fit.best().label())));
    } else {
      warnings.add(
          new Finding(
              "Boxes",
              "On a picture with a known answer they are wrong in every dialect; the model does not see well enough to open pictures or to check them."));
    }
  }

  private void edit() {
    MllmDesigner designer =
        new MllmDesigner(
            client, VocabularyFile.anything(), prompts, (picture, before, after) -> "");
    History blank = History.of(Design.blank(new Canvas(SIDE, SIDE), 0));
    Reply reply = designer.answer(new Turn(TASK, blank, List.of()));
    if (reply.action() instanceof Action.Change) {
      String since = designer.isToolModeRemembered() ? ", as remembered" : "";
      findings.add(
          new Finding(
              "Tool mode",
              designer.toolMode().described() + since + "; a first edit came through"));
    } else {
      warnings.add(
          new Finding(
              "Tool mode", "\"%s\" did not become an edit: %s".formatted(TASK, reply.text())));
    }
  }
}
