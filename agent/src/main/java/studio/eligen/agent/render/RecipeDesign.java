package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.RenderRequest;

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
    return design;
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
