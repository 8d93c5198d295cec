/**
 * Public: where models lie, which they are, their fingerprints and safetensors files; and,
 * internal, how weights are checked against what a network asks for, translated, and have LoRAs
 * fused in.
 */
package studio.eligen.engine.weights;
