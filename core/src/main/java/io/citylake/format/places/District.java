package io.citylake.format.places;

import java.io.Serializable;
import org.locationtech.jts.geom.Geometry;

/**
 * A district is a part of a city with a shape on the map.
 *
 * @param city null where nothing says which
 * @param shape a polygon or several, degrees WGS 84, x the longitude
 */
public record District(String name, String city, Geometry shape) implements Serializable {}
