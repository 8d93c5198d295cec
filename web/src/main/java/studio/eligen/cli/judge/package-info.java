/** A small classifier that is trained on sprites, and says what pictures show and where. */
package studio.eligen.cli.judge;
