/** Internal: the FLUX.1 transformer, which says where the latents flow. */
package studio.eligen.engine.flux;
