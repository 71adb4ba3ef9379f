/**
 * CPU time by process tree, and how busy the machine was.
 *
 * <p>{@link io.citylake.benchmarks.cpu.CpuMeter} reads, {@link
 * io.citylake.benchmarks.cpu.CpuReading} is what it reads at one moment, {@link
 * io.citylake.benchmarks.cpu.CpuUse} what lies between two moments.
 */
package io.citylake.benchmarks.cpu;
