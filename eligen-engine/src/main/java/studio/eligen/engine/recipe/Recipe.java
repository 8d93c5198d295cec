package studio.eligen.engine.recipe;

import java.util.Optional;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderRequest;

/**
 * How a picture was made, complete: the same model draws the same picture from it.
 *
 * @param model which model and LoRAs drew it
 * @param design whatever the program that planned the request wants to keep, as a JSON object
 */
public record Recipe(RenderRequest request, ModelIdentity model, Optional<String> design) {}
