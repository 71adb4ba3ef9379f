package io.citylake.format.times;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.ClockChange;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the times of any instant: instants are drawn, half of them near clock changes. */
class EveryInstantTest {
  private static final long SEED = 42;
  private static final int INSTANTS = 1000;
  private static final long FIRST = Instant.parse("2000-01-02T00:00:00Z").getEpochSecond();
  private static final long END = Instant.parse("2027-12-30T00:00:00Z").getEpochSecond();
  private static final Locale ISO_WEEKS = Locale.forLanguageTag("en-u-rg-gbzzzz");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Warsaw",
          "America/Chicago",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "Africa/Casablanca");
  private static final List<String> PATTERNS =
      List.of(
          "dd.MM.yyyy HH:mm:ss",
          "MM/dd/yyyy hh:mm:ss a",
          "yyyyMMddHHmmss",
          "d MMM uuuu H:mm:ss",
          "EEE, d MMMM yyyy HH:mm:ss",
          "uuuu-DDD HH:mm:ss",
          "YYYY-'W'ww-e HH:mm:ss",
          "HH:mm:ss yy/MM/dd");

  static Stream<Arguments> patternsInZones() {
    return PATTERNS.stream()
        .flatMap(
            pattern -> ZONES.stream().map(zone -> Arguments.of(pattern, Named.of(zone, zone))));
  }

  @ParameterizedTest
  @MethodSource("patternsInZones")
  void instantIsReadBackFromItsLocalTime(String pattern, String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, ISO_WEEKS);
    TimeFormat first = new PatternTime(pattern, zone, ClockChange.FIRST);
    TimeFormat second = new PatternTime(pattern, zone, ClockChange.SECOND);
    for (Instant instant : instants(zone)) {
      String text = writer.format(instant.atZone(zone));
      Duration overlap = ClockChange.overlap(instant.atZone(zone).toLocalDateTime(), zone);
      assertThat(List.of(read(first, text), read(second, text)))
          .as("%s in %s", text, zone)
          .contains(instant)
          .satisfies(
              two -> assertThat(Duration.between(two.get(0), two.get(1))).isEqualTo(overlap));
    }
  }

  @ParameterizedTest
  @MethodSource("patternsInZones")
  void instantIsReadBackFromWhatIsShiftedToIt(String pattern, String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    TimeFormat format = new PatternTime(pattern, zone, ClockChange.ORDER);
    TimeFormat iso = new IsoTime(zone, ClockChange.ORDER);
    Instant noon = Instant.parse("2026-01-15T12:00:00Z");
    String noonText = DateTimeFormatter.ofPattern(pattern, ISO_WEEKS).format(noon.atZone(zone));
    String noonIso = noon.atZone(zone).toLocalDateTime().toString();
    for (Instant instant : instants(zone)) {
      Duration by = Duration.between(noon, instant);
      assertThat(read(format, format.shifted(noonText, by))).isEqualTo(instant);
      assertThat(read(iso, iso.shifted(noonIso, by))).isEqualTo(instant);
    }
  }

  private static List<Instant> instants(ZoneId zone) {
    Random random = new Random(SEED);
    return Stream.generate(() -> random.nextLong(FIRST, END))
        .map(Instant::ofEpochSecond)
        .map(instant -> random.nextBoolean() ? instant : nearAChange(instant, zone, random))
        .filter(instant -> instant.getEpochSecond() < END)
        .limit(INSTANTS)
        .toList();
  }

  private static Instant nearAChange(Instant instant, ZoneId zone, Random random) {
    var change = zone.getRules().nextTransition(instant);
    return change == null
        ? instant
        : change.getInstant().plus(random.nextLong(-7200, 7200), ChronoUnit.SECONDS);
  }

  private static Instant read(TimeFormat format, String text) {
    long micros = format.parseMicros(text);
    assertThat(micros).as(text).isNotEqualTo(EventTime.INVALID);
    return EventTime.toInstant(micros);
  }
}
