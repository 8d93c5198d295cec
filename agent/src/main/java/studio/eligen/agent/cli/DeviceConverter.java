package studio.eligen.agent.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.engine.EngineOptions.Device;

/** Reads {@code cpu}, {@code cuda} and {@code cuda:N}. */
final class DeviceConverter implements ITypeConverter<Device> {

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  @Override
  public Device convert(String argument) {
    Matcher cuda = CUDA.matcher(argument);
    if (cuda.matches()) {
      return new Device.Cuda(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }
    if (argument.equals("cpu")) {
      return Device.CPU;
    }
    if (argument.equals("mps")) {
      throw new TypeConversionException(
          "Apple's graphics chip (mps) is not computed on yet; give cpu, which a Mac does too");
    }
    throw new TypeConversionException("\"" + argument + "\" is not cpu or cuda:N");
  }
}
