/** Public: files that appear whole or not at all, and hashes of what is in them. */
package studio.eligen.engine.files;
