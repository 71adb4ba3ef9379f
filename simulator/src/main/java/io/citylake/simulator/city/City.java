package io.citylake.simulator.city;

import java.util.List;

/**
 * A city: where it lies, what its weather and its air are like, and its districts.
 *
 * @param slug the name in lower-case ASCII, for sensor ids
 * @param latitude of the centre, degrees, WGS 84
 * @param longitude of the centre, degrees, WGS 84
 * @param altitude over sea level, m
 * @param particleBackground usual PM2.5 away from traffic and heating, ug/m3
 */
record City(
    String name,
    String slug,
    double latitude,
    double longitude,
    double altitude,
    ZoneClock clock,
    Climate climate,
    double particleBackground,
    List<String> districts) {}
