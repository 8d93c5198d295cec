/** Pairs of pictures that differ by one edit, made from nothing but a seed and a number. */
package studio.eligen.agent.pairs;
