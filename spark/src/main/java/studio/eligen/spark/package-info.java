/**
 * Work over millions of items on an Apache Spark cluster, each item done once. Start at {@link
 * studio.eligen.spark.PartitionedJob}; {@link studio.eligen.spark.AnnotateJob} is what is
 * submitted. docs/datasets.md tells of it from outside.
 */
package studio.eligen.spark;
