/** What {@code eligen eval pictures} measures: how well regions are obeyed, and by which way. */
package studio.eligen.cli.pictures;
