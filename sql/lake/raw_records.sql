-- lake.raw.records: every record, once, whether reading or rejection.
-- Each metric of the sensor catalogue becomes one more column (double) when a job starts.
--
-- Partitions: a record lies in the day of its event time, a rejection too where it has one to be believed; those without lie
-- together under null.
-- The job writes files by these partitions and by no others; one file a partition and commit, zstd, and only the columns that
-- its records have (docs/adr/0018-files-of-records.md).
-- Properties: few metadata files however many commits (each commit writes one); hash distribution, codec, and no dictionary
-- where every value is another, for what else writes here, compaction above all; 20 retries because several writers meet
-- here (the default 4 failed one commit in eight with four writers). No record of this table comes from before topic ids were kept.
create table if not exists ${catalog}.raw.records (
  topic            string    not null comment 'Kafka topic',
  topic_id         string    comment 'Kafka''s id of the topic: another one where it was made anew',
  partition        int       not null comment 'Kafka partition',
  offset           bigint    not null comment 'Kafka offset',
  arrival_time     timestamp not null comment 'when Kafka took the record',
  ingest_time      timestamp not null comment 'when the batch that wrote the record began',
  event_id         string    comment 'the sender''s identifier of the event',
  sensor_id        string    comment 'null only in a rejection',
  sensor_type      string    comment 'of the catalogue; null only in a rejection',
  city             string    comment 'as the sender gave it',
  district         string    comment 'as the sender gave it',
  event_time       timestamp comment 'when the sensor measured; null only in a rejection that has none to be believed',
  latitude         double    comment 'deg, WGS 84',
  longitude        double    comment 'deg, WGS 84',
  other_metrics    map<string, double> comment 'metrics that the catalogue does not know',
  attributes       map<string, string> comment 'text that came along',
  rejected_metrics map<string, string> comment 'what was bad in a reading and is left out or set to its bound, and why; null where nothing was',
  rejection_reason string    comment 'why the record is no reading; null in a reading',
  rejection_detail string    comment 'every fault found',
  payload_key      binary    comment 'a rejection''s untouched key',
  payload          binary    comment 'a rejection''s untouched payload'
)
using iceberg
partitioned by (days(event_time), sensor_type)
tblproperties (
  'citylake.layout' = '1',
  'format-version' = '2',
  'write.distribution-mode' = 'hash',
  'write.spark.fanout.enabled' = 'true',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.dict-encoding-enabled.column.offset' = 'false',
  'write.parquet.dict-encoding-enabled.column.event_id' = 'false',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '10',
  'commit.retry.num-retries' = '20',
  'citylake.topic-ids-of-before' = '{}'
)
