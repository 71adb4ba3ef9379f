package io.citylake.format.canonical;

import io.citylake.json.RandomNumbers;
import io.citylake.json.RandomTimes;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** JSON objects of the fields that records have, mostly of their kind and mostly plain. */
final class RandomRecords {
  private static final List<String> TEXT_FIELDS =
      List.of("event_id", "sensor_id", "sensor_type", "city", "district");
  private static final List<String> NAMES =
      List.of("pm10", "pm2_5", "temperature", "available_spot_number", "x", "", "stężenie", "a\\n");
  private static final List<String> TEXTS =
      List.of("", " ", "Kraków", "air_quality", "東京", "😀", "a\\\"b", "\\u00e9", "{}", "1,2", "\t");
  private static final List<String> ODD_VALUES =
      List.of("null", "true", "[]", "[1,\"x\"]", "{}", "{\"a\":1}", "\"\"", "7", "-", "\"open");

  private final Random random;

  RandomRecords(Random random) {
    this.random = random;
  }

  String next() {
    return object(random.nextInt(8), this::field);
  }

  private String field() {
    return switch (random.nextInt(8)) {
      case 0 -> pair("event_time", oddOr(this::time));
      case 1 -> pair("location", oddOr(() -> object(random.nextInt(3), this::coordinate)));
      case 2, 3 ->
          pair(
              "metrics", oddOr(() -> object(random.nextInt(1 + random.nextInt(40)), this::metric)));
      case 4 -> pair("attributes", oddOr(() -> object(random.nextInt(6), this::attribute)));
      default -> pair(rarely() ? "vendor" : any(TEXT_FIELDS), oddOr(this::text));
    };
  }

  private String coordinate() {
    String name = random.nextBoolean() ? "latitude" : "longitude";
    return pair(rarely() ? "altitude" : name, oddOr(this::number));
  }

  private String metric() {
    return pair(name(), oddOr(this::number));
  }

  private String attribute() {
    return pair(name(), oddOr(this::text));
  }

  private String name() {
    return rarely() ? any(NAMES) : "m" + random.nextInt(1_000_000);
  }

  private String text() {
    return '"' + (rarely() ? any(TEXTS) : Long.toHexString(random.nextLong())) + '"';
  }

  private String time() {
    return '"' + RandomTimes.next(random) + '"';
  }

  private String number() {
    return RandomNumbers.decimal(random);
  }

  private String object(int members, Supplier<String> member) {
    StringJoiner object = new StringJoiner(",", "{", "}");
    for (int i = 0; i < members; i++) {
      object.add(space() + member.get() + space());
    }
    return space() + object + space();
  }

  private String pair(String name, String value) {
    return space() + '"' + name + '"' + space() + ':' + space() + value;
  }

  private String oddOr(Supplier<String> value) {
    return random.nextInt(60) == 0 ? any(ODD_VALUES) : value.get();
  }

  private String space() {
    return random.nextInt(20) > 0 ? "" : any(List.of(" ", "  ", "\n", "\r\n", "\t"));
  }

  private boolean rarely() {
    return random.nextInt(10) == 0;
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
