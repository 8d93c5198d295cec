package studio.eligen.cli.edits;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.pairs.Difference;
import studio.eligen.agent.pairs.Wish;
import studio.eligen.cli.judge.SpriteJudge;

/**
 * Judges a turn: by the pixels, exactly; and by what a judge sees in the pictures, whose designs
 * are known. A thing may stand anywhere unless the words say where, so that every editor is judged
 * alike.
 */
final class EditOracle {

  /** Two windows show the same thing in the same place from here on. */
  private static final double IN_PLACE = .5;

  private static final double NEAR = .3;

  /** A thing has moved if its middle went so many pixels, one step of the judge's windows. */
  private static final int STEP = 16;

  /** A background is another if its colours differ by so much on the mean, of 255. */
  private static final double ANOTHER = 20;

  private static final int VISIBLE = 8;

  private final SpriteJudge judge;
  private final Vocabulary vocabulary;

  EditOracle(SpriteJudge judge, Vocabulary vocabulary) {
    this.judge = judge;
    this.vocabulary = vocabulary;
  }

  EditVerdict verdict(EditTask task, BufferedImage after) {
    BufferedImage before = task.picture();
    BitSet outside = (BitSet) task.free().pixels().clone();
    outside.flip(0, before.getWidth() * before.getHeight());
    BitSet differing = Difference.of(before, after);
    differing.and(outside);
    int visibly = (int) differing.stream().filter(i -> isVisible(before, after, i)).count();
    return new EditVerdict(
        task.script().wish().kind(),
        followed(task, after),
        others(task, after),
        outside.cardinality(),
        differing.cardinality(),
        visibly);
  }

  private static boolean isVisible(BufferedImage before, BufferedImage after, int pixel) {
    int x = pixel % before.getWidth();
    int y = pixel / before.getWidth();
    return distance(before.getRGB(x, y), after.getRGB(x, y)) > VISIBLE;
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    }
    return most;
  }

  private boolean followed(EditTask task, BufferedImage after) {
    Wish wish = task.script().wish();
    Design was = task.script().before();
    Design is = task.script().after();
    return switch (wish.kind()) {
      case ADD ->
          looksLike(wish.value(), after, seen(after, wish.value(), named(is, wish.value())));
      case REMOVE -> !isAt(after, wish.target(), named(was, wish.target()), NEAR);
      case REPLACE ->
          looksLike(wish.value(), after, seen(after, wish.value(), named(is, wish.value())))
              && !isAt(after, wish.target(), named(was, wish.target()), IN_PLACE);
      case COLOUR -> {
        Rectangle box = named(was, wish.target());
        Optional<Rectangle> there =
            seen(after, wish.target(), box).filter(at -> SpriteJudge.overlap(at, box) >= IN_PLACE);
        yield there.isPresent() && judge.colour(after, there.get()).equals(wish.value());
      }
      case POSITION -> moved(task, after);
      case COUNT ->
          judge.all(after, name(wish.target()), named(is, wish.target())).size()
              == Integer.parseInt(wish.value());
      case BACKGROUND -> background(task, after) > ANOTHER;
    };
  }

  private boolean moved(EditTask task, BufferedImage after) {
    Wish wish = task.script().wish();
    Rectangle box = named(task.script().before(), wish.target());
    Rectangle from = seen(task.picture(), wish.target(), box).orElse(box);
    Optional<Rectangle> to = seen(after, wish.target(), box);
    if (to.isEmpty()) {
      return false;
    }
    double right = to.get().getCenterX() - from.getCenterX();
    double down = to.get().getCenterY() - from.getCenterY();
    return STEP
        <= switch (wish.value()) {
          case "left" -> -right;
          case "right" -> right;
          case "up" -> -down;
          default -> down;
        };
  }

  /** How much the pixels that no thing covers differ on the mean, of 255. */
  private double background(EditTask task, BufferedImage after) {
    double sum = 0;
    double count = 1e-9;
    List<Rectangle> boxes =
        task.script().after().entities().stream()
            .map(one -> box(task.script().after(), one))
            .toList();
    for (int y = 0; y < after.getHeight(); y++) {
      for (int x = 0; x < after.getWidth(); x++) {
        int column = x;
        int row = y;
        if (boxes.stream().noneMatch(box -> box.contains(column, row))) {
          sum += distance(task.picture().getRGB(x, y), after.getRGB(x, y));
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Whether what was found has the colour that its prompt names, if it names one. */
  private boolean looksLike(String prompt, BufferedImage picture, Optional<Rectangle> at) {
    String colour = prompt.substring(0, prompt.length() - name(prompt).length()).strip();
    return at.isPresent() && (colour.isEmpty() || judge.colour(picture, at.get()).equals(colour));
  }

  private List<Boolean> others(EditTask task, BufferedImage after) {
    Design was = task.script().before();
    List<Boolean> still = new ArrayList<>();
    for (Entity entity : task.script().after().entities()) {
      boolean same = was.entity(entity.id()).filter(entity::looksLike).isPresent();
      Rectangle box = box(was, entity);
      if (same && isAt(task.picture(), entity.prompt(), box, IN_PLACE)) {
        still.add(isAt(after, entity.prompt(), box, IN_PLACE));
      }
    }
    return still;
  }

  private boolean isAt(BufferedImage picture, String prompt, Rectangle box, double least) {
    return judge.all(picture, name(prompt), box).stream()
        .anyMatch(find -> SpriteJudge.overlap(find.box(), box) >= least);
  }

  private Optional<Rectangle> seen(BufferedImage picture, String prompt, Rectangle box) {
    return judge.find(picture, name(prompt), box).map(SpriteJudge.Find::box);
  }

  private String name(String prompt) {
    return vocabulary.kind(prompt).name();
  }

  /** The box of the first thing of this prompt. */
  private static Rectangle named(Design design, String prompt) {
    return design.entities().stream()
        .filter(entity -> entity.prompt().equals(prompt))
        .map(entity -> box(design, entity))
        .findFirst()
        .orElseThrow();
  }

  private static Rectangle box(Design design, Entity entity) {
    PixelBox box = PixelBox.of(Bounds.of(entity.region()), design.canvas());
    return new Rectangle(box.x(), box.y(), box.width(), box.height());
  }
}
