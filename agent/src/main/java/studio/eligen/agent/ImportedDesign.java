package studio.eligen.agent;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Picture;

/**
 * What an {@link DesignImporter} made of a file.
 *
 * @param name of the file
 * @param picture of exactly this design, if the file is one
 * @param note what a person should know of it and can do, if there is anything
 * @param resized what size a picture from elsewhere has become, and why, if it has another
 */
public record ImportedDesign(
    String name,
    Design design,
    Optional<Picture> picture,
    Optional<String> note,
    Optional<String> resized) {

  /** One of which there is nothing to tell. */
  ImportedDesign(String name, Design design, Optional<Picture> picture) {
    this(name, design, picture, Optional.empty(), Optional.empty());
  }
}
