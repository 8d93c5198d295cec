/** Public: files that appear whole or not at all. */
package studio.eligen.engine.files;
