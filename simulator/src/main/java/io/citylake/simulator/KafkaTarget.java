package io.citylake.simulator;

import io.citylake.send.KafkaAddress;

/** A topic to send to. */
public record KafkaTarget(KafkaAddress kafka, String topic) {}
