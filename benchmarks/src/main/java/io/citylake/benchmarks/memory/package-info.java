/** How much memory a process has, by what the system says. */
package io.citylake.benchmarks.memory;
