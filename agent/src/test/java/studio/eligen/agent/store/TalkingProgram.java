package studio.eligen.agent.store;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import studio.eligen.agent.ConversationRecorder;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.prompts.Prompts;

/**
 * A program that talks to a studio, to be run and killed by the tests. It says each of its words;
 * at the last one it announces the point of the turn that it is asked for, and waits there.
 */
final class TalkingProgram implements Designer, Renderer, SqlLogger {

  private final String stopAt;
  private final Random noise = new Random(5);
  private boolean armed;

  private TalkingProgram(String stopAt) {
    this.stopAt = stopAt;
  }

  /** The arguments: data folder, side of the pictures, point to stop at, words. */
  public static void main(String[] args) {
    TalkingProgram program = new TalkingProgram(args[2]);
    Archive archive = Archive.open(new DataFolder(Path.of(args[0])));
    archive.database().jdbi().setSqlLogger(program);
    int side = Integer.parseInt(args[1]);
    try (Studio studio =
        new Studio(
            program,
            new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
            side == 0 ? Optional.empty() : Optional.of(program),
            Design.blank(new Canvas(Math.max(64, side), Math.max(64, side)), 0),
            ConversationRecorder.of(archive))) {
      studio.listen(program::hear);
      for (int i = 3; i < args.length; i++) {
        program.armed = i == args.length - 1;
        studio.say(args[i]);
      }
    }
    System.out.println("done");
  }

  /** Where the test can kill this program and be sure where it was. */
  private void at(String point) {
    if (armed && point.equals(stopAt)) {
      System.out.println(point);
      System.out.flush();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public Reply answer(Turn turn) {
    at("asked");
    Region box = new Region.Box(0, 0, 0.5, 0.5);
    String word = turn.words();
    AddEntity edit = new AddEntity(new Entity(turn.history().design().freeId(word), word, box));
    return new Reply("Here is a " + word, new Action.Change(List.of(edit)), List.of(word));
  }

  private void hear(StudioEvent event) {
    if (event instanceof StudioEvent.NotKept trouble) {
      throw new IllegalStateException(trouble.reason());
    }
    at(event.getClass().getSimpleName());
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    at("before " + shown(context));
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    at("after " + shown(context));
  }

  private static String shown(StatementContext context) {
    return context.getRawSql().replaceFirst("(insert into \\w+|update \\w+ set \\w+).*", "$1");
  }

  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    at("drawing");
    BufferedImage image =
        new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = noise.ints((long) request.width() * request.height()).toArray();
    image.setRGB(0, 0, request.width(), request.height(), pixels, 0, request.width());
    ModelIdentity model = new ModelIdentity("noise", "0", List.of(), 20, EngineOptions.Dtype.F32);
    return new RenderedImage(image, request, model);
  }

  @Override
  public void close() {}
}
