/**
 * The queries of the speed layer, a class each: what it reads and writes, what its checkpoint
 * depends on, how it starts.
 */
package io.citylake.streaming.queries;
