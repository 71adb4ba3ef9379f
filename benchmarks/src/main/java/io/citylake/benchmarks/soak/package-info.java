/**
 * {@code citylake bench soak}: whether the streaming job stays as it is, hour after hour: lag,
 * memory, state and files, sampled while records come at a constant rate.
 */
package io.citylake.benchmarks.soak;
