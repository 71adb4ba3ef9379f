/** Makes {@code docs/benchmarks.md} of what the benchmarks measured. */
package io.citylake.benchmarks.page;
