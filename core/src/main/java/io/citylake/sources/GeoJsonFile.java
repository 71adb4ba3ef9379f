package io.citylake.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.format.places.District;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoJSON file (RFC 7946) holds districts as the features of a collection, each a Polygon or a
 * MultiPolygon, with or without holes.
 *
 * @param namePath of the district's name in a feature, such as {@code [properties, name]}
 * @param cityPath of its city's; empty where the file does not say
 */
record GeoJsonFile(List<String> namePath, List<String> cityPath) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final int SMALLEST_RING = 4;

  /** The file does not hold districts. Its message is for people. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  List<District> districts(byte[] file) throws Unreadable {
    JsonNode collection;
    try {
      collection = JSON.readTree(file);
    } catch (IOException e) {
      throw new Unreadable("is no JSON");
    }
    JsonNode features = collection.path("features");
    if (!features.isArray() || features.isEmpty()) {
      throw new Unreadable("is no GeoJSON FeatureCollection: it has no list \"features\"");
    }
    List<District> districts = new ArrayList<>();
    for (JsonNode feature : features) {
      String place = "feature " + districts.size();
      String name = text(feature, namePath);
      if (name == null) {
        throw new Unreadable("%s has no text at %s".formatted(place, String.join(".", namePath)));
      }
      String city = cityPath.isEmpty() ? null : text(feature, cityPath);
      districts.add(new District(name, city, shape(feature.path("geometry"), place, name)));
    }
    return districts;
  }

  private static String text(JsonNode feature, List<String> path) {
    JsonNode found = feature;
    for (String step : path) {
      found = found.path(step);
    }
    String text = found.isValueNode() && !found.isNull() ? found.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static Geometry shape(JsonNode geometry, String place, String name) throws Unreadable {
    String type = geometry.path("type").asText();
    JsonNode coordinates = geometry.path("coordinates");
    String shown = place + " (" + name + ")";
    return switch (type) {
      case "Polygon" -> polygon(coordinates, shown);
      case "MultiPolygon" -> {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : coordinates) {
          polygons.add(polygon(polygon, shown));
        }
        yield GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
      }
      default ->
          throw new Unreadable(
              "%s is a %s: a district is a Polygon or a MultiPolygon"
                  .formatted(shown, type.isEmpty() ? "thing without a shape" : type));
    };
  }

  private static Polygon polygon(JsonNode rings, String shown) throws Unreadable {
    List<LinearRing> all = new ArrayList<>();
    for (JsonNode ring : rings) {
      all.add(ring(ring, shown));
    }
    if (all.isEmpty()) {
      throw new Unreadable(shown + " has a polygon without a ring");
    }
    return GEOMETRY.createPolygon(
        all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(JsonNode positions, String shown) throws Unreadable {
    List<Coordinate> ring = new ArrayList<>();
    for (JsonNode position : positions) {
      double longitude = position.path(0).asDouble(Double.NaN);
      double latitude = position.path(1).asDouble(Double.NaN);
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
        throw new Unreadable(
            "%s has a corner at %s, which is not [longitude, latitude] in degrees: convert the"
                    .formatted(shown, position)
                + " file to WGS 84 (EPSG:4326)");
      }
      ring.add(new Coordinate(longitude, latitude));
    }
    if (ring.size() < SMALLEST_RING || !ring.get(0).equals2D(ring.get(ring.size() - 1))) {
      throw new Unreadable(shown + " has a ring that does not close");
    }
    return GEOMETRY.createLinearRing(ring.toArray(Coordinate[]::new));
  }
}
