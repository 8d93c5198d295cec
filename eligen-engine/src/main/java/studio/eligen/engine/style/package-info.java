/** Internal: what the transformer is told of a style picture, by SigLIP and an IP-Adapter. */
package studio.eligen.engine.style;
