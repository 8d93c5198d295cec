/** Public: {@link studio.eligen.engine.pipeline.EliGen}, a model in memory that draws requests. */
package studio.eligen.engine.pipeline;
