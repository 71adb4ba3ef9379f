package io.citylake.audit;

import java.util.List;
import java.util.SortedMap;

/**
 * Kafka's records against the lake's.
 *
 * @param partitions of the topics that are asked for and that Kafka holds, in order
 * @param elsewhere records in the lake of other topics and partitions, by topic: there is nothing
 *     to hold them against
 */
record RecordsAudit(List<PartitionAudit> partitions, SortedMap<String, Long> elsewhere) {}
