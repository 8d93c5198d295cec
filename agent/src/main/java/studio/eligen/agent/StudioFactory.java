package studio.eligen.agent;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.language.NextSentences;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.mllm.Audience;
import studio.eligen.agent.designer.mllm.Grounding;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmDesigner;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.Verification;
import studio.eligen.agent.render.Abilities;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.prompts.Prompts;

/**
 * What the studios of a program work with. Reading it loads no weights.
 *
 * @param model the picture model's folder; without one there are only designs
 * @param engine how to load it
 * @param defaults what the model's pictures are like unless told otherwise
 * @param vocabulary what the model can draw
 * @param client of the multimodal model to talk through, if there is one; shared, so that what one
 *     studio finds out about it all know
 */
public record StudioFactory(
    Optional<Path> model,
    EngineOptions engine,
    GenerationDefaults defaults,
    Vocabulary vocabulary,
    Prompts prompts,
    Optional<MllmClient> client) {

  /** The multimodal model to talk through, if there is one. */
  public Optional<MllmSettings> server() {
    return client.map(MllmClient::settings);
  }

  /** The same, which tells nobody where its model server is. */
  public StudioFactory forStrangers() {
    return new StudioFactory(
        model,
        engine,
        defaults,
        vocabulary,
        prompts,
        client.map(server -> server.toldTo(Audience.STRANGERS)));
  }

  /** A designer for one conversation: the model's, where there is one. */
  public Designer designer() {
    return designer(() -> {});
  }

  /**
   * The same.
   *
   * @param asking is run before each request to the model, and ends the turn where it throws
   */
  public Designer designer(Runnable asking) {
    return client
        .<Designer>map(
            server ->
                new MllmDesigner(
                    server, vocabulary, prompts, new PlannedForecast(planner(defaults)), asking))
        .orElseGet(this::rules);
  }

  /** The designer that follows plain English. */
  public RuleBasedDesigner rules() {
    return new RuleBasedDesigner(vocabulary, prompts);
  }

  /** Knows what may be said next. */
  public NextSentences nextSentences() {
    return new NextSentences(vocabulary, prompts);
  }

  /**
   * Plans pictures.
   *
   * @param settings of the pictures to come
   */
  public RenderPlanner planner(GenerationDefaults settings) {
    return new RenderPlanner(settings, prompts, new Abilities(this::takesStyle, loras()));
  }

  /** The LoRAs that designs may choose, by name, with the scales that they have else. */
  public SortedMap<String, Double> loras() {
    SortedMap<String, Double> scales = new TreeMap<>();
    engine.loras().forEach(lora -> scales.putIfAbsent(lora.name(), lora.scale()));
    return scales;
  }

  /** Whether the picture model can draw in the style of a picture. */
  public boolean takesStyle() {
    return model.filter(path -> ModelFiles.find(path, engine.parts()).takesStyle()).isPresent();
  }

  /** A renderer of its own, which loads the model when the first picture is asked for. */
  public Optional<LocalRenderer> renderer() {
    return model.map(weights -> new LocalRenderer(weights, engine));
  }

  /**
   * Opens files as designs; the server, where there is one, looks at pictures from elsewhere.
   *
   * @param first what conversations begin with: see {@link DesignImporter}
   */
  public DesignImporter importer(Design first) {
    return new DesignImporter(
        client.map(
            server ->
                new PhotoAnalyzer(
                    new Grounding(server, vocabulary, prompts),
                    server.settings().timeouts().turn())),
        first);
  }

  /**
   * Looks at pictures through the server; without one it says that nothing was checked.
   *
   * @param tries repairs, at most
   */
  public Critic critic(int tries) {
    return new Critic(
        client.map(
            server ->
                new ModelVerifier(
                    new Verification(server, prompts), server.settings().timeouts().turn())),
        tries);
  }
}
