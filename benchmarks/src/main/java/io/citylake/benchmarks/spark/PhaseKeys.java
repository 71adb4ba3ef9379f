package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.tables.QueryNames;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Phase keys are Citylake's configuration for a phase: what the contestant was told, and the
 * phase's places.
 */
public final class PhaseKeys {
  private PhaseKeys() {}

  /** All keys that a contestant needs. */
  public static Map<String, String> of(Phase phase, Map<String, String> arguments) {
    Map<String, String> keys = new LinkedHashMap<>(arguments);
    keys.putAll(phase.arguments());
    keys.put("kafka.bootstrap-servers", phase.bootstrapServers());
    keys.put("kafka.topics", "[\"" + phase.topic() + "\"]");
    keys.put("postgres.url", phase.jdbcUrl());
    keys.put("postgres.user", "postgres");
    keys.put("lake.warehouse", phase.file("warehouse").toString());
    keys.put(
        QueryNames.checkpointKey(QueryNames.RECORDS), phase.file("checkpoint-records").toString());
    keys.put(
        QueryNames.checkpointKey(QueryNames.WINDOWS), phase.file("checkpoint-windows").toString());
    return keys;
  }
}
