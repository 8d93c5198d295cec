/** Trains LoRAs over a transformer's blocks, with regional attention (paper, section 3.4). */
package studio.eligen.engine.training;
