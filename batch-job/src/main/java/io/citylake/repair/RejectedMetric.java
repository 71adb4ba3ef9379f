package io.citylake.repair;

/**
 * The values of one metric that readings of one topic lack, for one reason.
 *
 * @param metric as the catalogue calls it; as the sender does where that does not know it
 * @param readings that were bad in it
 * @param example what the newest of them says
 */
record RejectedMetric(
    String topic, String sensorType, String metric, String reason, long readings, String example) {}
