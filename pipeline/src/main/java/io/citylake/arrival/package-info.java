/**
 * An order for the readings of one micro-batch that no scheduling changes.
 *
 * <p>Spark refuses to sort a stream, since a stream has no end. A micro-batch has one, and within a
 * partition of it an operator may ask for its input in order, as Spark's own merge joins do.
 */
package io.citylake.arrival;
