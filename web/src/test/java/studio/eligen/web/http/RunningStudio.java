package studio.eligen.web.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.RenderService;
import studio.eligen.web.conversation.VisitorLimits;

/**
 * A studio that really listens, on a port of its own, with an archive in a folder of the test's.
 */
final class RunningStudio implements AutoCloseable {

  final Server server;
  final OpenConversations conversations;
  private final Archive archive;

  private RunningStudio(
      Path folder,
      Access access,
      StudioFactory factory,
      RenderService renderService,
      VisitorLimits limits) {
    archive = Archive.open(new DataFolder(folder));
    Canvas canvas = new Canvas(factory.defaults().width(), factory.defaults().height());
    conversations =
        new OpenConversations(factory, Design.blank(canvas, 3), archive, renderService, limits);
    server = Server.start(access, conversations, archive, folder, "a test");
  }

  /** Steps of each picture. */
  static final int STEPS = 3;

  /** As usual, but that a visitor may have a picture drawn for long. */
  private static final VisitorLimits PATIENT = patient(VisitorLimits.USUAL);

  private static VisitorLimits patient(VisitorLimits usual) {
    return new VisitorLimits(
        64,
        usual.storedBytes(),
        usual.storedBytesOfAll(),
        usual.questions(),
        usual.keep(),
        usual.busy(),
        usual.streams(),
        usual.begun(),
        usual.bodySeconds());
  }

  /** With the model that ships, which draws in few steps. */
  static RunningStudio withModel(Path folder) {
    return withModel(folder, TinyModel.FOLDER);
  }

  /**
   * @param model its folder, which may lack the weights
   */
  static RunningStudio withModel(Path folder, Path model) {
    return withLoras(folder, model, List.of());
  }

  /** With the model that ships, and its own settings. */
  static RunningStudio asShipped(Path folder) {
    return withModel(
        folder,
        TinyModel.FOLDER,
        GenerationDefaults.of(TinyModel.FOLDER),
        EngineOptions.DEFAULT,
        VisitorLimits.USUAL);
  }

  /** With a model and LoRAs to choose from. */
  static RunningStudio withLoras(Path folder, Path model, List<LoraFile> loras) {
    EngineOptions options = EngineOptions.DEFAULT.withLoras(loras);
    return withModel(folder, model, TinyModel.settings(128, 128, STEPS), options, PATIENT);
  }

  private static RunningStudio withModel(
      Path folder,
      Path model,
      GenerationDefaults usual,
      EngineOptions options,
      VisitorLimits limits) {
    StudioFactory factory = factory(Optional.of(model), Optional.empty(), usual, options);
    return new RunningStudio(folder, here(), factory, RenderService.of(factory), limits);
  }

  /** With a renderer instead of a model. */
  static RunningStudio with(Path folder, Renderer renderer) {
    return with(folder, renderer, here(), Optional.empty());
  }

  static RunningStudio with(
      Path folder, Renderer renderer, Access access, Optional<MllmSettings> server) {
    return with(folder, renderer, access, server, VisitorLimits.USUAL);
  }

  static RunningStudio with(
      Path folder,
      Renderer renderer,
      Access access,
      Optional<MllmSettings> server,
      VisitorLimits limits) {
    StudioFactory factory =
        factory(Optional.empty(), server, TinyModel.settings(128, 128, 6), EngineOptions.DEFAULT);
    return new RunningStudio(folder, access, factory, RenderService.with(renderer), limits);
  }

  /** With limits of the test's. */
  static RunningStudio with(Path folder, Renderer renderer, VisitorLimits limits) {
    return with(folder, renderer, here(), Optional.empty(), limits);
  }

  private static Access here() {
    return Access.of(Access.HERE, 0, "", List.of());
  }

  private static StudioFactory factory(
      Optional<Path> model,
      Optional<MllmSettings> server,
      GenerationDefaults usual,
      EngineOptions options) {
    return new StudioFactory(
        model,
        options,
        usual,
        VocabularyFile.of(TinyModel.FOLDER),
        Prompts.builtIn(),
        server.map(MllmClient::new));
  }

  /** A browser that was never here. */
  Browser browser() {
    return new Browser(server.port());
  }

  /** The browser that opens the address that the program prints. */
  Browser terminalsBrowser() {
    Browser browser = browser();
    browser.get(server.address().replaceFirst("http://[^/]*", ""));
    return browser;
  }

  /** Sends bytes as they are, and gives the whole answer up to the end of the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    server.close();
    archive.close();
  }
}
