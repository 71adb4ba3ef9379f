-- lake.kappa.windows: windows recomputed from Kafka alone by the streaming code, one set of rows for each replay.
-- They have the columns of live.windows but updated_at: a window is written once, when it is final.
--
-- Partitions: by replay, so that removing one touches no file of another, and by day, which is what the layers are
-- compared by. Iceberg's table properties note the replays that ran to their end (citylake.replay.ID = watermark).
create table if not exists ${catalog}.kappa.windows (
  replay_id         string    not null comment 'the replay that computed the window; later ones sort behind',
  window_start      timestamp not null comment 'inclusive',
  window_end        timestamp not null comment 'exclusive',
  city              string    not null comment '"unknown" where the sender gave none',
  district          string    not null comment '"unknown" where the sender gave none',
  sensor_type       string    not null comment 'of the catalogue',
  metric            string    not null comment 'of the catalogue',
  reading_count     bigint    not null comment 'readings that measured the metric',
  value_sum         double    not null comment 'in the metric''s unit',
  value_min         double    not null comment 'in the metric''s unit',
  value_max         double    not null comment 'in the metric''s unit',
  value_sum_squares double    not null comment 'in the metric''s unit, squared'
)
using iceberg
partitioned by (replay_id, days(window_start))
tblproperties (
  'citylake.layout' = '1',
  'format-version' = '2',
  'write.distribution-mode' = 'hash',
  'write.spark.fanout.enabled' = 'true',
  'write.parquet.compression-codec' = 'zstd',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '10',
  'commit.retry.num-retries' = '20'
)
