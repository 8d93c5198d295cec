package studio.eligen.agent.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.agent.annotation.DatasetLists.Row;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.edits.KnownThings;
import studio.eligen.engine.files.NewFile;

/**
 * A dataset in the format of COCO's object detection: boxes are left, top, width and height in
 * pixels. Beyond that format a picture has its {@code caption} and an annotation its {@code
 * prompt}; the category is the word for the thing in it.
 */
final class CocoList {

  private final KnownThings things = new KnownThings(VocabularyFile.anything());
  private final Map<String, Integer> categories = new LinkedHashMap<>();
  private int image;
  private int annotation;

  private CocoList() {}

  static void write(DatasetFolder dataset, Path file) {
    try (NewFile list = NewFile.at(file)) {
      new CocoList().write(dataset, list);
      list.commit();
    }
  }

  private void write(DatasetFolder dataset, NewFile list) {
    Row images = new Row(list, ",\n");
    images.text("{\"images\": [");
    DatasetLists.learntFrom(dataset, one -> images.add(image(one)));
    image = 0;
    Row annotations = new Row(list, ",\n");
    annotations.text("],\n\"annotations\": [");
    DatasetLists.learntFrom(dataset, one -> annotate(one, annotations));
    Row names = new Row(list, ",\n");
    names.text("],\n\"categories\": [");
    categories.forEach(
        (name, id) ->
            names.add(
                JsonNodeFactory.instance.objectNode().put("id", id).put("name", name).toString()));
    names.text("]}\n");
  }

  private String image(Annotation one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", ++image)
        .put("file_name", DatasetFolder.imageName(one))
        .put("width", one.width())
        .put("height", one.height())
        .put("caption", one.prompt())
        .toString();
  }

  private void annotate(Annotation one, Row annotations) {
    image++;
    for (Entity entity : one.entities()) {
      double left = entity.box().x0() * one.width();
      double top = entity.box().y0() * one.height();
      double width = entity.box().width() * one.width();
      double height = entity.box().height() * one.height();
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("id", ++annotation).put("image_id", image).put("category_id", category(entity));
      json.putArray("bbox").add(left).add(top).add(width).add(height);
      json.put("area", width * height).put("iscrowd", 0);
      ArrayNode corners = json.putArray("segmentation").addArray();
      corners.add(left).add(top).add(left + width).add(top);
      corners.add(left + width).add(top + height).add(left).add(top + height);
      annotations.add(json.put("prompt", entity.prompt()).toString());
    }
  }

  private int category(Entity entity) {
    return categories.computeIfAbsent(
        things.idWord(entity.prompt()), name -> categories.size() + 1);
  }
}
