/** A table of the lake as a benchmark finds it: its files and its snapshots. */
package io.citylake.benchmarks.lake;
