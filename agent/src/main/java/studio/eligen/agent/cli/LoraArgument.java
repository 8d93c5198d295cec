package studio.eligen.agent.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.engine.EngineOptions.LoraFile;

/**
 * {@code FILE} or {@code FILE:scale}, as on the command line. A file that has such a name itself
 * comes first.
 */
public record LoraArgument(Path file, OptionalDouble scale) {

  /** The file with its scale, or with another where none was given. */
  public LoraFile orElse(double otherScale) {
    return new LoraFile(file, scale.orElse(otherScale));
  }

  /** Reads an argument. */
  static final class Converter implements ITypeConverter<LoraArgument> {

    @Override
    public LoraArgument convert(String argument) {
      try {
        int colon = argument.lastIndexOf(':');
        String tail = argument.substring(colon + 1);
        boolean scaled = colon > 0 && isNumber(tail) && !Files.exists(Path.of(argument));
        return scaled
            ? new LoraArgument(
                Path.of(argument.substring(0, colon)), OptionalDouble.of(Double.parseDouble(tail)))
            : new LoraArgument(Path.of(argument), OptionalDouble.empty());
      } catch (InvalidPathException e) {
        throw new TypeConversionException("\"" + argument + "\" is not a file name");
      }
    }

    private static boolean isNumber(String text) {
      return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|NaN");
    }
  }
}
