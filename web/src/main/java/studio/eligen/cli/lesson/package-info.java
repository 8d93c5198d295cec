/** What {@code eligen eval train} teaches: pictures of one new thing, and who judges it. */
package studio.eligen.cli.lesson;
