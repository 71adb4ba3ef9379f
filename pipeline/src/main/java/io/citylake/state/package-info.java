/** A state store for Spark's stateful operators that holds millions of small rows. */
package io.citylake.state;
