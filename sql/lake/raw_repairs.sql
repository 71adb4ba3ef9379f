-- lake.raw.repairs: readings won later from rejected records, each once, with where they come from.
-- raw.records stays as it was: it is the log of what came. Each metric of the sensor catalogue becomes one more column.
create table if not exists ${catalog}.raw.repairs (
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
  repair_id        string    not null comment 'the run that repaired it',
  repaired_time    timestamp not null comment 'when that run began',
  repaired_reason  string    not null comment 'why the record had been rejected',
  repaired_with    string    not null comment 'the description that reads it'
)
using iceberg
partitioned by (days(event_time), sensor_type)
tblproperties (
  'citylake.layout' = '1',
  'format-version' = '2',
  'write.distribution-mode' = 'hash',
  'write.parquet.compression-codec' = 'zstd',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '10',
  'commit.retry.num-retries' = '20'
)
