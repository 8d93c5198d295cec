/** Public: requests as JSON, and pictures that carry the request they were drawn from. */
package studio.eligen.engine.recipe;
