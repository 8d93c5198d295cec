package studio.eligen.agent.terminal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** Offers commands after a slash, files after a command that takes one, and else what is there. */
final class SpeechCompleter implements Completer {

  /** A folder may hold any number of files; nobody reads more. */
  private static final int MOST_FILES = 500;

  private final Supplier<Design> design;
  private final Vocabulary vocabulary;

  SpeechCompleter(Supplier<Design> design, Vocabulary vocabulary) {
    this.design = design;
    this.vocabulary = vocabulary;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (!line.line().startsWith("/")) {
      names(line.word(), candidates);
    } else if (line.wordIndex() == 0) {
      for (SlashCommand command : SlashCommand.values()) {
        boolean complete = !command.argument().isEmpty();
        candidates.add(
            new Candidate(
                command.typed(), command.typed(), null, command.purpose(), null, null, complete));
      }
    } else if (SlashCommand.of(line.words().get(0)).filter(SlashCommand::takesFile).isPresent()) {
      files(line.word(), candidates);
    }
  }

  /** The words for what is in the design; of what the model knows only what was begun. */
  private void names(String begun, List<Candidate> candidates) {
    TreeSet<String> names = new TreeSet<>();
    design.get().entities().forEach(e -> names.addAll(List.of(e.prompt().split("\\s+"))));
    design.get().entities().forEach(e -> names.add(e.id()));
    if (!begun.isEmpty()) {
      names.addAll(
          vocabulary.isOpen()
              ? EverydayThings.names()
              : vocabulary.things().stream().map(Thing::name).toList());
      names.addAll(vocabulary.colours());
    }
    names.forEach(name -> candidates.add(new Candidate(Printable.of(name))));
  }

  private static void files(String begun, List<Candidate> candidates) {
    String folder = begun.substring(0, begun.lastIndexOf('/') + 1);
    boolean hidden = begun.substring(folder.length()).startsWith(".");
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(TypedFile.located(folder)))) {
      int offered = 0;
      for (Path file : files) {
        String name = file.getFileName().toString();
        if ((Files.isDirectory(file) || isOurs(name)) && name.startsWith(".") == hidden) {
          candidates.add(candidate(folder, name, Files.isDirectory(file)));
          if (++offered == MOST_FILES) {
            return;
          }
        }
      }
    } catch (IOException | InvalidPathException e) {
      // No such folder: then there is nothing to offer.
    }
  }

  private static Candidate candidate(String folder, String name, boolean isFolder) {
    String value = folder + name + (isFolder ? "/" : "");
    String shown = Printable.of(name) + (isFolder ? "/" : "");
    return new Candidate(value, shown, null, null, null, null, !isFolder);
  }

  private static boolean isOurs(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(json|png|jpe?g)");
  }
}
