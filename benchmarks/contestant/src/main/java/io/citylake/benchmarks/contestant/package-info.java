/**
 * A program that is measured, from its own side: it runs in a JVM of its own and is told what to do
 * by a line on its standard input.
 *
 * <p>{@link io.citylake.benchmarks.contestant.Contestant} is what a program implements, {@link
 * io.citylake.benchmarks.contestant.ContestantMain} runs it, {@link
 * io.citylake.benchmarks.contestant.Message} is what both sides say to each other. Knows no engine,
 * so that it fits beside any.
 */
package io.citylake.benchmarks.contestant;
