package studio.eligen.agent.designer.mllm.parsing;

/**
 * A box as a model wrote it, before anything is made of it.
 *
 * @param label as it was written; may be empty
 * @param x0 the first number across, in fractions of the picture: any number, or none (NaN)
 * @param y0 likewise down
 * @param x1 the second number across, which may be less than the first
 * @param y1 likewise down
 */
public record WrittenBox(String label, double x0, double y0, double x1, double y1) {}
