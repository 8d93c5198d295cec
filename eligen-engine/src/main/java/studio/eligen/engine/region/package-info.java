/** Public: what a region covers on a picture's three grids, pixels, latent cells and tokens. */
package studio.eligen.engine.region;
