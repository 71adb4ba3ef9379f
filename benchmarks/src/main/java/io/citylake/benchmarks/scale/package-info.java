/**
 * {@code citylake bench scale}: how the streaming job does the same work where one thing at a time
 * is another: cores, workers, partitions, sensors, watermark.
 */
package io.citylake.benchmarks.scale;
