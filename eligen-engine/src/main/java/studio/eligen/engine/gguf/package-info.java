/** Internal: what stands in the headers of GGUF files. */
package studio.eligen.engine.gguf;
