package studio.eligen.cli.lesson;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import studio.eligen.cli.judge.Interval;
import studio.eligen.cli.lesson.Lesson.Layout;

/** What the judge says of the pictures before and after, as Markdown. */
public final class LessonReport {

  private LessonReport() {}

  /** A table; the pictures are in the order of the layouts. */
  public static String of(
      List<Layout> layouts, List<BufferedImage> before, List<BufferedImage> after) {
    List<Judge> then = judged(layouts, before);
    List<Judge> now = judged(layouts, after);
    return """
        | a %s in %d boxes | before | after |
        |---|---|---|
        | found | %s | %s |
        | colours in common with the thing, mean | %s | %s |
        | place in common with its own, mean | %s | %s |
        """
        .formatted(
            Lesson.THING,
            layouts.size(),
            found(then),
            found(now),
            mean(then, Judge::colours),
            mean(now, Judge::colours),
            mean(then, Judge::place),
            mean(now, Judge::place));
  }

  private static List<Judge> judged(List<Layout> layouts, List<BufferedImage> pictures) {
    return IntStream.range(0, layouts.size())
        .mapToObj(i -> Judge.of(pictures.get(i), layouts.get(i)))
        .toList();
  }

  private static Interval found(List<Judge> judged) {
    return Interval.share(judged.stream().map(Judge::found).toList());
  }

  private static Interval mean(List<Judge> judged, Function<Judge, Double> figure) {
    return Interval.mean(judged.stream().map(figure).toList());
  }
}
