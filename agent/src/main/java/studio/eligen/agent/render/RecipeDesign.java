package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.DesignEdit.SetLora;
import studio.eligen.agent.design.DesignEdit.SetStylePicture;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.Style;
import studio.eligen.engine.image.Pictures;

/** The design that a request was made from, as far as a request that was written by hand tells. */
public final class RecipeDesign {

  /** An id has room for a number behind it. */
  private static final int LONGEST_WORD = 40;

  private RecipeDesign() {}

  /**
   * A design with the request's things in their places. The scene is what the prompt says after it
   * has named the last of them.
   *
   * @throws InvalidInput if the request has more things or longer texts than a design
   */
  public static Design of(RenderRequest request) {
    Design design =
        new Design(
            new Canvas(request.width(), request.height()),
            scene(request),
            "",
            request.negative(),
            request.seed(),
            List.of());
    for (RenderRequest.Entity entity : request.entities()) {
      String id = design.freeId(word(entity.prompt()));
      design = design.with(new AddEntity(new Entity(id, entity.prompt(), entity.region())));
    }
    for (Map.Entry<String, Double> lora : request.loras().entrySet()) {
      design = design.with(new SetLora(lora.getKey(), lora.getValue()));
    }
    return request.style().isEmpty() ? design : styled(design, request.style().get());
  }

  private static Design styled(Design design, Style style) {
    Set<String> things =
        style.entities().orElse(List.of()).stream()
            .map(position -> design.entities().get(position).id())
            .collect(Collectors.toSet());
    StylePicture picture =
        StyleFile.read(Pictures.png(style.image()), "The style picture", style.scale());
    return design.with(new SetStylePicture(Optional.of(picture.on(things))));
  }

  private static String scene(RenderRequest request) {
    String prompt = request.prompt().toLowerCase(Locale.ROOT);
    int end = 0;
    for (RenderRequest.Entity entity : request.entities()) {
      String named = entity.prompt().toLowerCase(Locale.ROOT);
      int at = prompt.lastIndexOf(named);
      end = Math.max(end, at < 0 ? 0 : at + named.length());
    }
    return request.prompt().substring(Math.min(end, request.prompt().length())).strip();
  }

  /** What a thing is called in a design: the last word of its prompt, as in "red car". */
  public static String word(String prompt) {
    List<String> words = new ArrayList<>(List.of(prompt.split("[^\\p{L}\\p{N}]+")));
    words.removeIf(String::isEmpty);
    String last = words.isEmpty() ? "thing" : words.get(words.size() - 1);
    return last.substring(0, Math.min(last.length(), LONGEST_WORD)).toLowerCase(Locale.ROOT);
  }
}
