package io.citylake.simulator.city;

/**
 * A place's weather over the years.
 *
 * @param meanTemperature over the year, degrees Celsius
 * @param seasonalSwing half of what lies between midsummer and midwinter, degrees
 * @param dailySwing half of what lies between afternoon and early morning, degrees
 * @param wetShare share of the time that may bring rain, 0 to 1
 */
record Climate(double meanTemperature, double seasonalSwing, double dailySwing, double wetShare) {}
