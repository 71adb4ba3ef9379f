package io.citylake.describe.flow;

import io.citylake.describe.flow.Truth.Moment;
import java.util.List;

/** The truth as JSON of several publishers. */
final class MadeJson {
  private static final Truth TRUTH = Truth.made();

  private MadeJson() {}

  static List<MadeShape> all() {
    return List.of(
        MadeShape.of(
            "flat JSON lines",
            "a.ndjson",
            TRUTH.lines(
                m ->
                    "{\"deviceId\":\"%s\",\"timestamp\":\"%s\",\"temp\":%s,\"humidity\":%s,\"pressure\":%s}"
                        .formatted(
                            m.station(), m.time(), m.temperature(), m.humidity(), m.pressure()))),
        MadeShape.of(
            "numbers as text",
            "a.ndjson",
            TRUTH.lines(
                m ->
                    "{\"deviceId\":\"%s\",\"timestamp\":\"%s\",\"temp\":\"%s\",\"humidity\":\"%s\",\"pressure\":\"%s\"}"
                        .formatted(
                            m.station(), m.time(), m.temperature(), m.humidity(), m.pressure()))),
        MadeShape.of(
            "nested JSON",
            "a.ndjson",
            TRUTH.lines(
                m ->
                    """
                    {"sensor":{"id":"%s","model":"x"},"time":%s,"data":{"temperature":%s,"humidity":%s,"pressure":%s}}"""
                        .formatted(
                            m.station(),
                            m.time().getEpochSecond(),
                            m.temperature(),
                            m.humidity(),
                            m.pressure()))),
        entities(),
        pairs(),
        MadeShape.of(
            "one document with a list",
            "a.json",
            "{\"generated\": \"2026-01-16\", \"data\": {\"observations\": [\n"
                + TRUTH.lines(MadeJson::element).replace("\n", ",\n")
                + "\n]}}"));
  }

  private static String element(Moment m) {
    return """
    {"stationId":"%s","observedAt":"%s","temperature":%s,"relativeHumidity":%s,"atmosphericPressure":%s}"""
        .formatted(m.station(), m.time(), m.temperature(), m.humidity(), m.pressure());
  }

  private static MadeShape entities() {
    return MadeShape.of(
        "entities with units as codes",
        "a.ndjson",
        TRUTH.lines(
            m ->
                """
                {"id":"urn:ngsi-ld:WeatherObserved:%s","type":"WeatherObserved",\
                "dateObserved":{"type":"Property","value":"%s"},\
                "temperature":{"type":"Property","value":%s,"unitCode":"FAH"},\
                "relativeHumidity":{"type":"Property","value":%s,"unitCode":"P1"},\
                "atmosphericPressure":{"type":"Property","value":%s,"unitCode":"A97"}}"""
                    .formatted(m.station(), m.time(), m.fahrenheit(), m.humidity(), m.pressure())));
  }

  private static MadeShape pairs() {
    return MadeShape.of(
        "lists of names and values",
        "a.ndjson",
        TRUTH.lines(
            m ->
                """
                {"sensor":{"id":"%s"},"timestamp":"%s","sensordatavalues":[\
                {"value_type":"temperature","value":"%s"},{"value_type":"humidity","value":"%s"},\
                {"value_type":"pressure","value":"%s"}]}"""
                    .formatted(
                        m.station(), m.time(), m.temperature(), m.humidity(), m.pressure())));
  }
}
