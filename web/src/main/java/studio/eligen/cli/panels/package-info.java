/** What {@code eligen panels} draws: panels side by side as one picture, and what each shows. */
package studio.eligen.cli.panels;
