/**
 * The simulator: what the city's sensors send, with planned faults, and the answer key that says
 * how many of each there were.
 */
package io.citylake.simulator;
