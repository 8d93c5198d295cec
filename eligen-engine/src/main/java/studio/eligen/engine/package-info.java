/**
 * Public: what a program says to the engine and hears from it, such as {@link
 * studio.eligen.engine.RenderRequest}, {@link studio.eligen.engine.Region} and {@link
 * studio.eligen.engine.RenderException}.
 *
 * <p>Public too are {@code pipeline}, {@code image}, {@code recipe}, {@code files}, {@code json},
 * {@code region} and {@code weights}; {@code flux}, {@code text}, {@code style}, {@code vae},
 * {@code sampling} and {@code tensor} are internal and may change with any version. Start at {@link
 * studio.eligen.engine.pipeline.EliGen}.
 */
package studio.eligen.engine;
