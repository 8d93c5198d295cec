/** What {@code eligen eval edits} measures: how well edits are followed, and what they leave. */
package studio.eligen.cli.edits;
