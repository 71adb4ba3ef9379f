package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.localstack.KafkaTopics;
import io.citylake.localstack.SharedStack;
import io.citylake.sources.ReadSources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Messages that speak no canonical JSON, each on its own live topic, through the whole flow. */
class ForeignFormatsIT {
  private static final Map<String, String> MESSAGES = new LinkedHashMap<>();

  static {
    MESSAGES.put(
        topicOf("sensors-nested"),
        """
        {"sensor_id":"air-1","sensor_type":"air_quality","city":"Warsaw","district":"Wola","location":{"lat":52.2,"lon":21.0},"timestamp":"2025-01-15T14:00:00+00:00","metrics":{"pm25":{"value":17.4,"unit":"ug/m3","quality":"good"}},"metadata":{"battery_level":90,"signal_strength":-60}}""");
    MESSAGES.put(
        topicOf("india-sensors"),
        """
        {"sensor_id":"SENSOR_DEL_001","location":"Delhi","state":"Delhi","device_type":"multi","temperature":31.2,"humidity":60.1,"energy_consumption":2.4,"timestamp":"2025-01-15T19:30:00+05:30","message_id":"m-1","data_quality_flag":"ok"}""");
    MESSAGES.put(
        topicOf("traffic-flat"),
        """
        {"sensor_id":"t-1","sensor_type":"traffic","location":{"latitude":1.0,"longitude":2.0},"timestamp":"2025-01-15T14:00:00Z","vehicle_count":88,"average_speed":41.0,"congestion_level":"medium"}""");
    MESSAGES.put(
        "vehicle_data",
        """
        {"id":"v-1","device_id":"car-7","timestamp":"2025-01-15T14:00:00Z","location":[51.5,-0.12],"speed":42.5,"direction":"North-East","make":"BMW","model":"C500","year":2024,"fuelType":"Hybrid"}""");
    MESSAGES.put(
        "gps_data",
        """
        {"id":"g-1","deviceId":"car-7","timestamp":"2025-01-15T14:00:00Z","location":"51.5,-0.12","speed":42.5,"direction":"North-East","vehicleType":"private"}""");
    MESSAGES.put(
        "traffic_data",
        """
        {"id":"c-1","device_id":"car-7","camera_id":"cam-3","timestamp":"2025-01-15T14:00:00Z","location":[51.5,-0.12],"snapshot":"base64"}""");
    MESSAGES.put(
        "weather_data",
        """
        {"id":"w-1","device_id":"car-7","timestamp":"2025-01-15T14:00:00Z","location":"51.5,-0.12","temperature":11.5,"weatherCondition":"Rain","precipitation":1.5,"windSpeed":4.0,"humidity":80,"airQualityIndex":40}""");
    MESSAGES.put(
        "emergency_data",
        """
        {"id":"e-1","device_id":"car-7","incidentId":"i-9","type":"Fire","timestamp":"2025-01-15T14:00:00Z","latitude":51.5,"longitude":-0.12,"status":"Active","description":"smoke"}""");
  }

  @Test
  void eachMessageFormatBecomesAReadingAndAWindow() throws Exception {
    KafkaTopics topics = new KafkaTopics(SharedStack.bootstrapServers());
    try (City city = City.found(1)) {
      city.with(
          "kafka.topics",
          MESSAGES.keySet().stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
      for (Map.Entry<String, String> message : MESSAGES.entrySet()) {
        topics.createIfMissing(message.getKey(), 1);
        city.sendTo(message.getKey(), List.of(message.getValue()));
      }

      assertThat(city.catchUp()).isZero();

      Map<String, String> found = new LinkedHashMap<>();
      for (Row row :
          city.lake(
              """
              select topic, coalesce(rejection_detail, concat_ws(' ', sensor_type, sensor_id, event_time,
                     coalesce(pm2_5, vehicle_count, speed, snapshot, incident, temperature)))
              from   lake.raw.records""")) {
        found.put(row.getString(0), row.getString(1));
      }
      assertThat(found)
          .containsEntry(topicOf("sensors-nested"), "air_quality air-1 2025-01-15 14:00:00 17.4")
          .containsEntry(
              topicOf("india-sensors"), "environment SENSOR_DEL_001 2025-01-15 14:00:00 31.2")
          .containsEntry(topicOf("traffic-flat"), "traffic t-1 2025-01-15 14:00:00 88.0")
          .containsEntry("vehicle_data", "vehicle car-7 2025-01-15 14:00:00 42.5")
          .containsEntry("gps_data", "gps car-7 2025-01-15 14:00:00 42.5")
          .containsEntry("traffic_data", "camera car-7 2025-01-15 14:00:00 1.0")
          .containsEntry("weather_data", "weather car-7 2025-01-15 14:00:00 11.5")
          .containsEntry("emergency_data", "emergency car-7 2025-01-15 14:00:00 1.0");
      assertThat(
              city.postgresValue(
                  "select count(distinct sensor_type) from live.windows", Long.class))
          .isEqualTo(8);
    }
  }

  private static String topicOf(String source) {
    return ReadSources.defaults(ReadCatalogue.defaults()).stream()
        .filter(description -> description.name().equals(source))
        .findFirst()
        .orElseThrow()
        .topics()
        .get(0);
  }
}
