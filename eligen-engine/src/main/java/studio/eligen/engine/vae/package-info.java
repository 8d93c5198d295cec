/** Internal: the autoencoder between pixels and latents. */
package studio.eligen.engine.vae;
