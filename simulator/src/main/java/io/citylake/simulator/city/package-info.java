/**
 * The city: who measures what, as a pure function of (seed, sensor, instant). Nothing here has
 * state that is seen from outside, reads a clock or knows of faults and of Kafka.
 */
package io.citylake.simulator.city;
