package studio.eligen.engine.training;

/**
 * What a step came to.
 *
 * @param step the first is 0
 * @param loss mean over the batch, before the weights changed
 * @param gradientNorm of all gradients together, before clipping
 * @param learningRate that the weights were changed with
 */
public record TrainedStep(int step, double loss, double gradientNorm, double learningRate) {}
