package io.citylake.describe.flow;

import static io.citylake.describe.flow.Truth.comma;

import io.citylake.describe.flow.Truth.Moment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The truth as tables of several publishers. */
final class MadeTables {
  private static final Truth TRUTH = Truth.made();
  private static final String WARSAW = "Europe/Warsaw";

  private MadeTables() {}

  private static String time(Moment moment, String pattern, String zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneId.of(zone))
        .format(moment.time());
  }

  private static String values(Moment m, String separator) {
    return m.temperature() + separator + m.humidity() + separator + m.pressure();
  }

  private static String commas(Moment m) {
    return comma(m.temperature()) + ";" + m.humidity() + ";" + comma(m.pressure());
  }

  static List<MadeShape> all() {
    return List.of(
        plain(),
        MadeShape.of(
            "tabs and seconds since 1970",
            "a.tsv",
            "ts\tdevice_id\ttemp\trh\tpressure\n"
                + TRUTH.lines(
                    m -> m.time().getEpochSecond() + "\t" + m.station() + "\t" + values(m, "\t"))),
        MadeShape.of(
            "bars and milliseconds since 1970",
            "a.txt",
            "timestamp|station|temperature|humidity|pressure\n"
                + TRUTH.lines(
                    m -> m.time().toEpochMilli() + "|" + m.station() + "|" + values(m, "|"))),
        german(),
        MadeShape.of(
            "French names",
            "mesures.csv",
            "date_heure;capteur;température;humidité;pression\n"
                + TRUTH.lines(m -> m.time() + ";" + m.station() + ";" + commas(m))),
        MadeShape.of(
                "Spanish names, day before month",
                "datos.csv",
                "fecha_hora,estación,temperatura del aire,humedad relativa,presión\n"
                    + TRUTH.lines(
                        m ->
                            time(m, "dd/MM/yyyy HH:mm", "Europe/Madrid")
                                + ","
                                + m.station()
                                + ","
                                + values(m, ",")))
            .inZone("Europe/Madrid"),
        polish(),
        MadeShape.of(
                "American times",
                "export.csv",
                "Date Time,Station ID,Temperature (°F),Humidity (%),Pressure (hPa)\n"
                    + TRUTH.lines(
                        m ->
                            time(m, "M/d/yyyy h:mm a", "America/Chicago")
                                + ","
                                + m.station()
                                + ","
                                + m.fahrenheit()
                                + ","
                                + m.humidity()
                                + ","
                                + m.pressure()))
            .inZone("America/Chicago"),
        preamble(),
        comments(),
        unitsBelow(),
        unitsByRange(),
        missing(),
        fileForEach(),
        MadeShape.of(
                "UTF-16",
                "a.csv",
                "\uFEFFtime;sensor;temperature;humidity;pressure\n"
                    + TRUTH.lines(m -> m.time() + ";" + m.station() + ";" + commas(m)))
            .in(StandardCharsets.UTF_16LE),
        MadeShape.of(
            "line ends of old Macs",
            "a.csv",
            ("time,sensor_id,temperature,humidity,pressure\n"
                    + TRUTH.lines(m -> m.time() + "," + m.station() + "," + values(m, ",")))
                .replace('\n', '\r')),
        longTable(),
        wideTable(),
        dateAndHour(),
        zoneBeside(),
        noHeader(),
        ambiguousDays());
  }

  private static MadeShape plain() {
    return MadeShape.of(
        "commas and ISO 8601",
        "a.csv",
        "sensor_id,time,temperature,humidity,pressure\n"
            + TRUTH.lines(m -> m.station() + "," + m.time() + "," + values(m, ",")));
  }

  private static MadeShape german() {
    return MadeShape.of(
            "German names, decimal commas, windows-1252",
            "messwerte.csv",
            "Messzeit;Messstelle;Lufttemperatur in °C;Relative Luftfeuchte;Luftdruck\n"
                + TRUTH.lines(
                    m ->
                        time(m, "dd.MM.yyyy HH:mm", "Europe/Berlin")
                            + ";"
                            + m.station()
                            + ";"
                            + commas(m)))
        .in(Charset.forName("windows-1252"))
        .inZone("Europe/Berlin");
  }

  private static MadeShape polish() {
    return MadeShape.of(
            "Polish names",
            "pomiary.csv",
            "czas pomiaru;stacja;temperatura;wilgotność;ciśnienie\n"
                + TRUTH.lines(
                    m ->
                        time(m, "yyyy.MM.dd HH:mm:ss", WARSAW)
                            + ";"
                            + m.station()
                            + ";"
                            + commas(m)))
        .inZone(WARSAW);
  }

  private static MadeShape preamble() {
    return MadeShape.of(
        "preamble and footer",
        "archive.csv",
        "Weather archive of the city\nStations: 2\n\ntime,station_id,temperature,humidity,pressure\n"
            + TRUTH.lines(m -> m.time() + "," + m.station() + "," + values(m, ","))
            + "\nTotal: 200 lines\n");
  }

  private static MadeShape comments() {
    return MadeShape.of(
        "comment lines",
        "archive.csv",
        "# source: city\n# licence: open\ntime,station_id,temperature,humidity,pressure\n"
            + TRUTH
                .lines(m -> m.time() + "," + m.station() + "," + values(m, ","))
                .replaceFirst("\n", "\n# a break for maintenance\n"));
  }

  private static MadeShape unitsBelow() {
    return MadeShape.of(
        "units in a second header line",
        "archive.csv",
        "time,station_id,temperature,humidity,pressure\n,,degF,%,kPa\n"
            + TRUTH.lines(
                m ->
                    String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,%.2f",
                        m.time(),
                        m.station(),
                        m.fahrenheit(),
                        m.humidity(),
                        m.pressure() / 10)));
  }

  private static MadeShape unitsByRange() {
    return MadeShape.of(
        "kelvin and pascal without a word",
        "a.csv",
        "time,station_id,temperature,humidity,pressure\n"
            + TRUTH.lines(
                m ->
                    String.format(
                        Locale.ROOT,
                        "%s,%s,%.2f,%s,%.0f",
                        m.time(),
                        m.station(),
                        m.temperature() + 273.15,
                        m.humidity(),
                        m.pressure() * 100)));
  }

  private static MadeShape missing() {
    return MadeShape.of(
        "values that mean none",
        "a.csv",
        "time,station_id,temperature,humidity,pressure\n"
            + TRUTH.lines(m -> m.time() + "," + m.station() + "," + values(m, ","))
            + "\n2026-01-16T00:00:00Z,st-1,-999,n/a,-9999.0"
            + "\n2026-01-16T00:10:00Z,st-1,-999,n/a,-9999.0");
  }

  private static MadeShape fileForEach() {
    return MadeShape.of(
        "a file for each station",
        Map.of(
            "station-north-2026.csv",
            ofStation("st-1"),
            "station-south-2026.csv",
            ofStation("st-2")));
  }

  private static String ofStation(String station) {
    return "time,temperature,humidity,pressure\n"
        + TRUTH.lines(m -> m.station().equals(station) ? m.time() + "," + values(m, ",") : "");
  }

  private static MadeShape noHeader() {
    return MadeShape.of(
            "no header",
            "a.csv",
            TRUTH.lines(m -> m.time() + "," + m.station() + "," + values(m, ",")))
        .only(Set.of(), Set.of("metrics", "sensor_id"));
  }

  /** All on one day, which may be the second of January or the first of February. */
  private static MadeShape ambiguousDays() {
    return MadeShape.of(
            "day and month that may be exchanged",
            "a.csv",
            "time,station_id,temperature,humidity,pressure\n"
                + TRUTH.lines(
                    m ->
                        time(m, "'02/01/2026' HH:mm", "UTC")
                            + ","
                            + m.station()
                            + ","
                            + values(m, ",")))
        .inZone("UTC")
        .only(Set.of(), Set.of("event_time"));
  }

  private static MadeShape longTable() {
    return MadeShape.of(
        "a value in each line",
        "a.csv",
        "station_id,time,parameter,value,unit\n"
            + TRUTH.lines(
                m ->
                    String.join(
                        "\n",
                        m.station() + "," + m.time() + ",temp," + m.temperature() + ",°C",
                        m.station() + "," + m.time() + ",RH," + m.humidity() + ",%",
                        m.station() + "," + m.time() + ",pressure," + m.pressure() + ",hPa")));
  }

  private static MadeShape wideTable() {
    return MadeShape.of(
            "a column for each station",
            "a.csv",
            "time,st_1,st_2,st_3\n"
                + TRUTH.lines(m -> m.time() + "," + m.temperature() + "," + m.humidity() + ",7"))
        .only(Set.of(), Set.of("metrics"));
  }

  private static MadeShape dateAndHour() {
    return MadeShape.of(
            "date and time of day apart",
            "a.csv",
            "station_id;Datum;Uhrzeit;temperature;humidity;pressure\n"
                + TRUTH.lines(
                    m ->
                        m.station()
                            + ";"
                            + time(m, "dd.MM.yyyy;HH:mm", "Europe/Berlin")
                            + ";"
                            + commas(m)))
        .inZone("Europe/Berlin");
  }

  private static MadeShape zoneBeside() {
    return MadeShape.of(
        "the zone in a column",
        "a.csv",
        "station_id,local_time,tz,temperature,humidity,pressure\n"
            + TRUTH.lines(
                m ->
                    m.station()
                        + ","
                        + time(m, "yyyy-MM-dd HH:mm", "Asia/Tokyo")
                        + ",Asia/Tokyo,"
                        + values(m, ",")));
  }
}
