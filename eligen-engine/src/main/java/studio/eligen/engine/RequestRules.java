package studio.eligen.engine;

import static studio.eligen.engine.RenderRequest.GRID;
import static studio.eligen.engine.RenderRequest.LONGEST_SIDE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest.Entity;

/** What makes a {@link RenderRequest} drawable. Each refusal names the value and the choices. */
final class RequestRules {

  private static final int MOST_STEPS = 1000;

  private RequestRules() {}

  static void check(
      String prompt,
      String negative,
      int width,
      int height,
      int steps,
      double cfg,
      double guidance,
      List<Entity> entities,
      Optional<Edit> edit,
      Optional<NoiseTensor> noise,
      Optional<Style> style) {
    checkText("prompt", prompt);
    checkText("negative prompt", negative);
    checkSide("width", width);
    checkSide("height", height);
    if (steps < 1 || steps > MOST_STEPS) {
      throw new BadRequest("steps is %d; it must be 1 to %d.".formatted(steps, MOST_STEPS));
    }
    checkRange("cfg", cfg);
    checkRange("guidance", guidance);
    checkEntities(entities, width, height);
    edit.ifPresent(e -> checkEdit(e, entities.size(), width, height));
    noise.ifPresent(n -> checkNoise(n, width, height));
    style.ifPresent(s -> checkStyle(s, entities.size()));
  }

  private static void checkText(String what, String text) {
    if (text.length() > RenderRequest.LONGEST_PROMPT) {
      throw new BadRequest(
          "The %s has %d characters; at most %d are read."
              .formatted(what, text.length(), RenderRequest.LONGEST_PROMPT));
    }
  }

  private static void checkSide(String what, int pixels) {
    if (pixels < GRID || pixels > LONGEST_SIDE || pixels % GRID != 0) {
      throw new BadRequest(
          "%s is %d; it must be a multiple of %d between %d and %d."
              .formatted(what, pixels, GRID, GRID, LONGEST_SIDE));
    }
  }

  private static void checkRange(String what, double value) {
    if (!(value >= 0 && value <= 100)) {
      throw new BadRequest("%s is %s; it must be between 0 and 100.".formatted(what, value));
    }
  }

  private static void checkEntities(List<Entity> entities, int width, int height) {
    if (entities.size() > RenderRequest.MOST_ENTITIES) {
      throw new BadRequest(
          "There are %d entities; at most %d can be drawn at once."
              .formatted(entities.size(), RenderRequest.MOST_ENTITIES));
    }
    for (Entity entity : entities) {
      checkText("prompt of an entity", entity.prompt());
      if (entity.region() instanceof Region.Mask mask
          && (mask.width() != width || mask.height() != height)) {
        throw new BadRequest(
            "The mask of \"%s\" is %d × %d; the picture is %d × %d, and they must be the same."
                .formatted(entity.prompt(), mask.width(), mask.height(), width, height));
      }
    }
  }

  private static void checkEdit(Edit edit, int entities, int width, int height) {
    int imageWidth = edit.image().getWidth();
    int imageHeight = edit.image().getHeight();
    if (imageWidth != width || imageHeight != height) {
      throw new BadRequest(
          "The picture to edit is %d × %d; the request says %d × %d, and they must be the same."
              .formatted(imageWidth, imageHeight, width, height));
    }
    edit.release().ifPresent(release -> checkRelease(release, entities, width, height));
  }

  private static void checkRelease(Edit.Release release, int entities, int width, int height) {
    if (release instanceof Edit.Release.PerEntity per && per.levels().size() != entities) {
      throw new BadRequest(
          "There are %d release levels for %d entities; give one each."
              .formatted(per.levels().size(), entities));
    }
    if (release instanceof Edit.Release.Levels levels
        && (levels.map().width() != width || levels.map().height() != height)) {
      throw new BadRequest(
          "The picture of release levels is %d × %d; the request says %d × %d, and they must be the same."
              .formatted(levels.map().width(), levels.map().height(), width, height));
    }
  }

  private static void checkStyle(Style style, int entities) {
    if (!(style.scale() > 0 && style.scale() <= Style.LARGEST_SCALE)) {
      throw new BadRequest(
          "The style's scale is %s; it must be above 0 and at most %s. Leave the style out for none."
              .formatted(style.scale(), Style.LARGEST_SCALE));
    }
    if (style.entities().isPresent()) {
      checkStyled(style.entities().get(), entities);
    }
  }

  private static void checkStyled(List<Integer> styled, int entities) {
    if (styled.isEmpty()) {
      throw new BadRequest(
          "The style names no entities; leave the list out, so that it acts on the whole picture.");
    }
    for (int entity : styled) {
      if (entity < 0 || entity >= entities) {
        throw new BadRequest(
            "The style names entity %d; %s."
                .formatted(
                    entity,
                    entities == 0
                        ? "the request has none"
                        : "choose %s".formatted(NumberRange.told(0, entities - 1))));
      }
    }
    if (Set.copyOf(styled).size() < styled.size()) {
      throw new BadRequest("The style names an entity twice: %s.".formatted(styled));
    }
  }

  static void checkLoras(Map<String, Double> loras) {
    if (loras.size() > RenderRequest.MOST_LORAS) {
      throw new BadRequest(
          "The request says the scales of %d LoRAs; at most %d are taken."
              .formatted(loras.size(), RenderRequest.MOST_LORAS));
    }
    loras.forEach(
        (name, scale) -> {
          if (!(Math.abs(scale) <= RenderRequest.LARGEST_LORA_SCALE)) {
            throw new BadRequest(
                "The scale of the LoRA \"%s\" is %s; it must be between -10 and 10, and is 1 as trained."
                    .formatted(name, scale));
          }
        });
  }

  private static void checkNoise(NoiseTensor noise, int width, int height) {
    if (noise.width() * 8 != width || noise.height() * 8 != height) {
      throw new BadRequest(
          "The noise is for a picture of %d × %d; the request says %d × %d."
              .formatted(noise.width() * 8, noise.height() * 8, width, height));
    }
  }
}
