package studio.eligen.engine.pipeline;

import java.util.List;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelFiles;

/** Which LoRAs a transformer draws with at this moment, as they may change between renders. */
final class LorasInUse {

  private final ModelFiles model;
  private final LazyNetwork<FluxTransformer> transformer;
  private ModelLoras usual;
  private ModelLoras now;
  private List<FusedLora> identities;

  /**
   * @param usual those that the transformer was opened with
   */
  LorasInUse(ModelFiles model, ModelLoras usual, LazyNetwork<FluxTransformer> transformer) {
    this.model = model;
    this.transformer = transformer;
    this.usual = usual;
    this.now = usual;
    this.identities = usual.identities(model);
  }

  /**
   * Draws with these, beside the model's own, where requests do not say otherwise.
   *
   * @return what a recipe says of them
   * @throws BadRequest if one does not fit; nothing has changed then
   */
  List<FusedLora> use(List<LoraFile> given) {
    ModelLoras next = usual.with(given);
    change(next);
    usual = next;
    return identities;
  }

  /** Draws at the scales that a request wants, and where it says none, at the usual ones. */
  List<FusedLora> useThoseOf(RenderRequest request) {
    ModelLoras wanted = usual.scaled(request.loras());
    if (!wanted.files().equals(now.files())) {
      change(wanted);
    }
    return identities;
  }

  private void change(ModelLoras next) {
    List<FusedLora> told = next.identities(model);
    transformer.adapt(next.files());
    now = next;
    identities = told;
  }
}
