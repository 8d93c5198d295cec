package studio.eligen.engine;

/**
 * A picture that is drawn but for its last step.
 *
 * @param latents (16, height / 8, width / 8), as the autoencoder takes them
 * @param request what it was made from
 * @param model which model and LoRAs made it
 */
public record Undecoded(NoiseTensor latents, RenderRequest request, ModelIdentity model) {}
