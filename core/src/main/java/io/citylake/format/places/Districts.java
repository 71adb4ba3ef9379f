package io.citylake.format.places;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Districts tell to which of them a position belongs. A position counts to a millionth of a degree,
 * about 10 cm; on the border of several it belongs to the first in their order.
 */
public final class Districts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double MICRODEGREES = 1e6;

  /** Enough for a city's sensors that stay where they are; vehicles push each other out. */
  private static final int REMEMBERED = 1 << 14;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final ArrayList<District> inOrder;
  private transient volatile Index index;

  private record Shape(int place, PreparedGeometry geometry) {}

  private record Known(long longitude, long latitude, District district) {}

  /** What is not sent along with the districts: made anew where they arrive. */
  private record Index(STRtree shapes, AtomicReferenceArray<Known> known) {}

  public Districts(List<District> inOrder) {
    this.inOrder = new ArrayList<>(inOrder);
  }

  /**
   * The district of a position; null where it lies in none.
   *
   * @param latitude degrees WGS 84
   * @param longitude degrees WGS 84
   */
  public District at(double latitude, double longitude) {
    long x = Math.round(longitude * MICRODEGREES);
    long y = Math.round(latitude * MICRODEGREES);
    Index ready = ready();
    int slot = (int) ((x * 31_393 + y) & (REMEMBERED - 1));
    Known known = ready.known().get(slot);
    if (known == null || known.longitude() != x || known.latitude() != y) {
      known = new Known(x, y, find(x / MICRODEGREES, y / MICRODEGREES, ready.shapes()));
      ready.known().set(slot, known);
    }
    return known.district();
  }

  private District find(double x, double y, STRtree shapes) {
    Point point = GEOMETRY.createPoint(new Coordinate(x, y));
    List<?> near = shapes.query(new Envelope(point.getCoordinate()));
    return near.stream()
        .map(Shape.class::cast)
        .sorted(Comparator.comparingInt(Shape::place))
        .filter(shape -> shape.geometry().covers(point))
        .map(shape -> inOrder.get(shape.place()))
        .findFirst()
        .orElse(null);
  }

  private Index ready() {
    Index ready = index;
    if (ready == null) {
      STRtree shapes = new STRtree();
      for (int place = 0; place < inOrder.size(); place++) {
        PreparedGeometry geometry = PreparedGeometryFactory.prepare(inOrder.get(place).shape());
        shapes.insert(geometry.getGeometry().getEnvelopeInternal(), new Shape(place, geometry));
      }
      // A tree is built by its first query, which several threads must not be.
      shapes.build();
      ready = new Index(shapes, new AtomicReferenceArray<>(REMEMBERED));
      index = ready;
    }
    return ready;
  }
}
