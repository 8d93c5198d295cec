package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.designer.mllm.Verification;
import studio.eligen.agent.designer.mllm.Verification.Finding;
import studio.eligen.agent.render.EntityCheck;
import studio.eligen.agent.render.Verifier;
import studio.eligen.engine.Cancellation;

/** Has a model on a server look at pictures. */
public final class ModelVerifier implements Verifier {

  private final Verification verification;
  private final Duration longest;

  /**
   * @param longest that one look may take
   */
  public ModelVerifier(Verification verification, Duration longest) {
    this.verification = verification;
    this.longest = longest;
  }

  @Override
  public List<EntityCheck> check(BufferedImage picture, Design design, Cancellation cancellation) {
    try {
      return verification.of(picture, design, cancellation.within(longest)).stream()
          .map(ModelVerifier::check)
          .toList();
    } catch (MllmException e) {
      throw new Unable(e.getMessage(), e);
    }
  }

  private static EntityCheck check(Finding finding) {
    return new EntityCheck(
        finding.id(), finding.found(), finding.overlap(), finding.matches(), finding.colour());
  }
}
