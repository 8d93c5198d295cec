/**
 * Data to learn from: pictures described anew and their entities found by a model that sees, what
 * is doubtful dropped, and the rest kept as the datasets that trainers read. Start at {@link
 * studio.eligen.agent.annotation.AnnotationRun}. docs/datasets.md tells of it from outside.
 */
package studio.eligen.agent.annotation;
