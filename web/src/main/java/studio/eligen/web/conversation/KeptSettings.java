package studio.eligen.web.conversation;

import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.Archive;

/**
 * How owners want pictures drawn.
 *
 * @param usual where an owner said nothing
 */
public record KeptSettings(Archive archive, RenderSettings usual, Allowances allowances) {

  /** How an owner wants them. */
  public RenderSettings of(String owner) {
    return archive.setting(name(owner)).map(text -> RenderSettings.read(text, usual)).orElse(usual);
  }

  /**
   * @throws InvalidInput if pictures so large, or of so many steps, are not drawn here
   */
  public void set(String owner, RenderSettings settings) {
    allowances.requireDrawable(owner, settings);
    archive.set(name(owner), settings.json().toString());
  }

  private static String name(String owner) {
    return Archive.OF_OWNER + owner;
  }
}
