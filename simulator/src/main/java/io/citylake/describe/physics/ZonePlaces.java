package io.citylake.describe.physics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the principal place of each time zone: the tz database's {@code zone1970.tab}. */
final class ZonePlaces {
  private static final String RESOURCE = "/io/citylake/describe/zones.tab";
  private static final Pattern PLACE =
      Pattern.compile("([+-]\\d\\d)(\\d\\d)(?:\\d\\d)?([+-]\\d{3})(\\d\\d)(?:\\d\\d)?");
  private static final double MINUTES_PER_DEGREE = 60;

  private record Place(String country, double latitude, double longitude, ZoneId zone) {
    double distance(double otherLatitude, double otherLongitude) {
      double east =
          (otherLongitude - longitude) * Math.cos(Math.toRadians((otherLatitude + latitude) / 2));
      return Math.hypot(otherLatitude - latitude, east);
    }
  }

  private final List<Place> places = new ArrayList<>();

  ZonePlaces() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ZonePlaces.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the packed zones cannot be read", e);
    }
  }

  private void add(String line) {
    String[] fields = line.split("\t", -1);
    Matcher place = PLACE.matcher(fields[1]);
    if (place.matches() && ZoneId.getAvailableZoneIds().contains(fields[2])) {
      places.add(
          new Place(
              fields[0],
              degrees(place.group(1), place.group(2)),
              degrees(place.group(3), place.group(4)),
              ZoneId.of(fields[2])));
    }
  }

  private static double degrees(String degrees, String minutes) {
    double part = Integer.parseInt(minutes) / MINUTES_PER_DEGREE;
    int whole = Integer.parseInt(degrees);
    return degrees.startsWith("-") ? whole - part : whole + part;
  }

  /**
   * The zone of the nearest principal place, or the first one of its country where that has the
   * same rules: a frontier or an exclave is often nearer than the capital.
   */
  ZoneId near(double latitude, double longitude) {
    Place nearest =
        places.stream()
            .min(Comparator.comparingDouble(place -> place.distance(latitude, longitude)))
            .orElseThrow();
    return places.stream()
        .filter(place -> place.country.equals(nearest.country))
        .map(Place::zone)
        .filter(zone -> haveSameClocks(zone, nearest.zone))
        .findFirst()
        .orElse(nearest.zone);
  }

  private static boolean haveSameClocks(ZoneId one, ZoneId other) {
    return one.getRules().getTransitionRules().equals(other.getRules().getTransitionRules())
        && one.getRules()
            .getStandardOffset(ClockChanges.RECENT)
            .equals(other.getRules().getStandardOffset(ClockChanges.RECENT));
  }
}
