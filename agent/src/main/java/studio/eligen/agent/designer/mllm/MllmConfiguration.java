package studio.eligen.agent.designer.mllm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;

/**
 * Where the settings come from: the command line, else the environment, else the {@code .env} file
 * of the working folder. A key and the address that it is sent to come from one place: the command
 * line and the environment are one, and the file, which may be another's, is another.
 */
public final class MllmConfiguration {

  public static final String URL = "OPENAI_BASE_URL";
  public static final String KEY = ApiKey.SETTING;
  public static final String MODEL = "OPENAI_MODEL";
  public static final String BOXES = "ELIGEN_MLLM_BOXES";
  public static final String TOOLS = "ELIGEN_MLLM_TOOLS";
  public static final String TIMEOUT = "ELIGEN_MLLM_TIMEOUT";

  /** In the order in which they are shown. */
  public static final List<String> NAMES = List.of(URL, KEY, MODEL, BOXES, TOOLS, TIMEOUT);

  /** What comes from one place. */
  private static final Set<String> SERVER = Set.of(URL, KEY);

  private static final String OPENAI = "https://api.openai.com/v1";
  private static final int LONGEST_TURN_SECONDS = 3_600;

  /**
   * A value and where it was found.
   *
   * @param origin for a person: "the environment"
   */
  public record Setting(String value, String origin) {}

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Network network;

  private MllmConfiguration(Network network) {
    this.network = network;
  }

  /**
   * @param flags by the names above; a flag wins over all else
   * @param environment of the process
   * @param folder whose {@code .env} file is read, if there is one
   */
  public static MllmConfiguration of(
      Map<String, String> flags, Map<String, String> environment, Path folder) {
    MllmConfiguration configuration = new MllmConfiguration(Network.of(environment));
    Path file = folder.resolve(".env");
    configuration.add(flags, "the command line");
    configuration.add(environment, "the environment");
    Map<String, String> written = new HashMap<>(EnvFile.read(file));
    if (configuration.namesServer()) {
      written.keySet().removeAll(SERVER);
    } else if (!written.getOrDefault(URL, "").isBlank()) {
      configuration.settings.remove(KEY); // it is for the server that is asked without an address
    }
    configuration.add(written, file.toString());
    return configuration;
  }

  /** Whether a server is named here, or a key with the model that it is for. */
  private boolean namesServer() {
    return value(URL).isPresent() || value(KEY).isPresent() && value(MODEL).isPresent();
  }

  public Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /**
   * The settings of a server, or none where no model is named: then there is no server to talk to.
   *
   * @throws InvalidInput if a value makes no sense
   */
  public Optional<MllmSettings> server() {
    Optional<String> model = value(MODEL);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    Optional<ApiKey> key = value(KEY).map(ApiKey::new);
    if (value(URL).isEmpty() && key.isEmpty()) {
      throw new InvalidInput(
          "%s is \"%s\", but no server is named; set %s, such as http://localhost:8000/v1."
              .formatted(MODEL, model.get(), URL));
    }
    URI url = url(value(URL).orElse(OPENAI));
    network.proxyOf(url); // a wrong one is said now
    return Optional.of(
        new MllmSettings(
            url,
            key,
            model.get(),
            value(BOXES).map(BoxDialect::named).orElseGet(() -> BoxDialect.of(model.get())),
            value(TOOLS).map(ToolMode::named),
            value(TIMEOUT).map(MllmConfiguration::timeouts).orElse(Timeouts.USUAL),
            network,
            Audience.OWNER));
  }

  /** Why there is no server although something was set for one; empty if nothing was. */
  public Optional<String> gap() {
    boolean begun = value(URL).isPresent() && value(MODEL).isEmpty();
    return begun
        ? Optional.of(
            "%s is set, but %s is not: set it to the model's name on that server."
                .formatted(URL, MODEL))
        : Optional.empty();
  }

  private Optional<String> value(String name) {
    return setting(name).map(Setting::value);
  }

  private void add(Map<String, String> values, String origin) {
    for (String name : NAMES) {
      String value = values.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        settings.putIfAbsent(name, new Setting(value, origin));
      }
    }
  }

  private static URI url(String text) {
    return ServerAddress.read(text).orElseThrow(() -> new InvalidInput(unusable()));
  }

  /** Does not repeat the address: a wrong one may hold a password. */
  private static String unusable() {
    return "%s is no address of a server; give one such as http://localhost:8000/v1, without a name or password in it."
        .formatted(URL);
  }

  private static Timeouts timeouts(String seconds) {
    if (!seconds.matches("\\d{1,5}")
        || Integer.parseInt(seconds) < 1
        || Integer.parseInt(seconds) > LONGEST_TURN_SECONDS) {
      throw new InvalidInput(
          "%s is \"%s\"; give whole seconds, 1 to %d."
              .formatted(TIMEOUT, seconds, LONGEST_TURN_SECONDS));
    }
    return Timeouts.USUAL.withTurn(Duration.ofSeconds(Integer.parseInt(seconds)));
  }
}
