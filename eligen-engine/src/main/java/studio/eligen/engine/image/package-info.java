/** Public: pictures from files' bytes and back, safely whoever sent them, and PNGs as chunks. */
package studio.eligen.engine.image;
