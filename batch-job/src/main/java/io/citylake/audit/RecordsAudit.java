package io.citylake.audit;

import java.util.List;
import java.util.SortedMap;

/**
 * Kafka's records against the lake's.
 *
 * @param partitions of the topics that are asked for and that Kafka holds, in order
 * @param deleted what the lake holds of topics that Kafka no longer has, in order
 * @param elsewhere records in the lake of topics and partitions that are not asked for, by topic
 */
record RecordsAudit(
    List<PartitionAudit> partitions,
    List<DeletedPartition> deleted,
    SortedMap<String, Long> elsewhere) {}
