package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import studio.eligen.agent.ConversationRecorder;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.Cancellation;

/** The command line's words on what a conversation starts from, if not from nothing. */
final class EarlierWork {

  @Option(
      names = "--continue",
      paramLabel = "ID",
      arity = "0..1",
      fallbackValue = "",
      description = "Go on with the last conversation, or with one that \"eligen list\" shows.")
  private String continued;

  @Option(
      names = "--open",
      paramLabel = "FILE",
      description = {
        "Begin with a design (.json) or with a picture: one made here opens as it was,",
        "of any other (PNG, JPEG) the model server, where one is set, says what it shows."
      })
  private Path file;

  private Optional<Conversation> conversation = Optional.empty();
  private Optional<ImportedDesign> opened = Optional.empty();

  /**
   * Looks for what is to be gone on with, and opens the archive for what will be said.
   *
   * @param importer of files
   * @throws InvalidInput if there is no such file or conversation
   * @throws ArchiveException if the conversation or all of them cannot be read
   */
  ConversationRecorder find(DataFolder folder, DesignImporter importer, Screen screen) {
    if (continued != null && file != null) {
      throw new InvalidInput("Give --continue or --open, not both.");
    }
    if (continued == null) {
      if (file != null) {
        screen.note("Opening " + file + "…"); // a model may take a minute to look at a photo
        opened = Optional.of(importer.open(file, new Cancellation()));
      }
      return ConversationRecorder.opening(folder);
    }
    Archive archive = Archive.existing(folder).orElseThrow(EarlierWork::nothingYet);
    try {
      conversation =
          Optional.of(
              continued.isEmpty()
                  ? archive.repository().latest().orElseThrow(EarlierWork::nothingYet)
                  : archive.repository().conversation(continued));
      return ConversationRecorder.of(archive);
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static InvalidInput nothingYet() {
    return new InvalidInput(
        "There is no conversation to continue yet; begin one with \"eligen chat\".");
  }

  /** Puts what was found before the studio. What is opened is the first turn of the album. */
  void show(Studio studio, Album album, StudioFactory factory, Screen screen) {
    if (conversation.isPresent()) {
      studio.resume(conversation.get());
      screen.note(
          "Going on with conversation %s, which has %s."
              .formatted(conversation.get().id().substring(0, 8), shown(studio)));
      if (studio.picture().isEmpty() && !studio.design().isBlank() && factory.model().isPresent()) {
        screen.note("This version has no picture yet; /show draws it.");
      }
    } else if (opened.isPresent()) {
      studio.open(token -> opened.get());
      screen.note("Opened %s, which has %s.".formatted(opened.get().name(), shown(studio)));
      opened.get().resized().ifPresent(screen::note);
      opened.get().note().ifPresent(screen::note);
      album.add(studio.design(), studio.picture());
    }
  }

  private static String shown(Studio studio) {
    String things =
        studio.design().entities().stream().map(Entity::prompt).collect(Collectors.joining(", "));
    String scene = studio.design().scene();
    String all = things.isEmpty() || scene.isEmpty() ? things + scene : things + " " + scene;
    return all.isEmpty() ? "nothing in it yet" : all;
  }
}
