/** Internal: prompts to tokens and tokens to states, by T5 and CLIP. */
package studio.eligen.engine.text;
