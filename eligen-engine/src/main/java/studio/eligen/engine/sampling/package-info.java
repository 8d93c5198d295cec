/** Internal: noise, its schedule, the steps along it, guidance, and what an edit holds back. */
package studio.eligen.engine.sampling;
