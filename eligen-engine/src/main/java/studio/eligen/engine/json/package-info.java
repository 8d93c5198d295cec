/** Public: JSON of unknown origin, read strictly, with refusals that name the place and value. */
package studio.eligen.engine.json;
