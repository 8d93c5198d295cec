package studio.eligen;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Locale;

/**
 * The program's log: warnings and errors, one line each, on standard error. Standard output belongs
 * to the commands.
 *
 * <p>Logback finds this class by {@code META-INF/services}. It stands in for a {@code logback.xml}
 * because parsing one took a third of the start-up of a command that logs.
 */
public final class QuietLog extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Line line = new Line();
    line.setContext(context);
    line.start();

    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(line);
    encoder.start();

    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();

    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // It warns where it finds no GPU, which most machines have none of.
    context.getLogger("ai.djl.util.cuda").setLevel(Level.ERROR);
    // Its warnings are of what browsers send; the studio logs what goes wrong in itself.
    context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
    context.getLogger("io.javalin").setLevel(Level.OFF);
    // What they would say of an archive that cannot be used, the program says in its own words.
    context.getLogger("org.flywaydb").setLevel(Level.OFF);
    context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
    context.getLogger("org.sqlite").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** {@code warn: the message: the exception's own words (LoggingClass)}. */
  static final class Line extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
      String level = event.getLevel().toString().toLowerCase(Locale.ROOT);
      String logger = event.getLoggerName();
      String source = logger.substring(logger.lastIndexOf('.') + 1);
      String text = event.getFormattedMessage() + cause(event.getThrowableProxy());
      return level + ": " + text + " (" + source + ")" + System.lineSeparator();
    }

    private static String cause(IThrowableProxy thrown) {
      if (thrown == null) {
        return "";
      }
      String type = thrown.getClassName();
      String message = thrown.getMessage();
      return ": " + (message == null ? type : type + ": " + message);
    }
  }
}
