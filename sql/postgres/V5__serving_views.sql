-- The views that do not depend on the catalogue's content. Those that do, one per sensor type, are generated.
-- They read the schema live with their owner's rights: a reader needs none there.

create view serving.metrics as
select sensor_type, metric, unit, description
from   live.metrics;

create view serving.windows as
select w.window_start,
       w.window_end,
       w.city,
       w.district,
       w.sensor_type,
       w.metric,
       m.unit,
       w.reading_count,
       derived.value_mean,
       case
         when abs(derived.value_mean) < 1e-150 then sqrt(derived.mean_square)
         when abs(derived.value_mean) < 1e150
           then sqrt(greatest(0, derived.mean_square - derived.value_mean * derived.value_mean))
       end as value_stddev,
       w.value_min,
       w.value_max,
       w.value_sum,
       -- Of all checkpoints: one that begins anew leaves the windows alone that were final before.
       coalesce(w.window_end <= (select max(p.watermark) from live.progress p where p.query = 'windows'), false) as is_final,
       w.updated_at
from       live.windows w
left join  live.metrics m on m.sensor_type = w.sensor_type and m.metric = w.metric
-- PostgreSQL refuses a result too small or too large for a double: one odd reading would break the view for everybody.
cross join lateral (
  select case when abs(w.value_sum) < 1e-290 then 0 else w.value_sum / w.reading_count end as value_mean,
         case when w.value_sum_squares < 1e-290 then 0 else w.value_sum_squares / w.reading_count end as mean_square
) derived;

create view serving.progress as
select     query.name as query,
           newest.checkpoint_id,
           newest.epoch,
           (select max(p.watermark) from live.progress p where p.query = query.name) as watermark,
           newest.committed_at,
           extract(epoch from now() - newest.committed_at)::double precision as seconds_since_commit,
           measured.epoch as measured_epoch,
           measured.input_rows,
           measured.rejected_rows,
       measured.late_rows,
           measured.rows_per_second,
           measured.lag_offsets,
           measured.lag_seconds,
           measured.duration_ms
from       (values ('records'), ('windows')) as query (name)
cross join lateral (
  select   *
  from     live.progress p
  where    p.query = query.name
  order by p.committed_at desc, p.epoch desc
  limit    1
) newest
-- The figures of a batch come a moment after its commit.
left join  lateral (
  select   *
  from     live.progress p
  where    p.query = query.name and p.input_rows is not null
  order by p.committed_at desc, p.epoch desc
  limit    1
) measured on true;

grant select on serving.metrics, serving.windows, serving.progress to citylake_reader;

comment on view serving.metrics is 'What is measured: every metric of every sensor type, with its unit';
comment on column serving.metrics.sensor_type is 'Kind of sensor';
comment on column serving.metrics.metric is 'Measured quantity';
comment on column serving.metrics.unit is 'Unit of every value of the metric (UCUM; 1 for a share or an index)';
comment on column serving.metrics.description is 'What the metric measures';

comment on view serving.windows is 'One row per window, place, sensor type and metric, as the speed layer sees it; a window that is not final still changes';
comment on column serving.windows.window_start is 'Begin of the window, inclusive (UTC)';
comment on column serving.windows.window_end is 'End of the window, exclusive (UTC)';
comment on column serving.windows.city is 'City, unknown where the sender gave none';
comment on column serving.windows.district is 'District, unknown where the sender gave none';
comment on column serving.windows.sensor_type is 'Kind of sensor';
comment on column serving.windows.metric is 'Measured quantity';
comment on column serving.windows.unit is 'Unit of the values in this row; null for a metric that is no longer in the catalogue';
comment on column serving.windows.reading_count is 'Readings that measured the metric';
comment on column serving.windows.value_mean is 'Mean of the readings, in the unit of this row';
comment on column serving.windows.value_stddev is 'Standard deviation of the readings (of the population), in the unit of this row';
comment on column serving.windows.value_min is 'Smallest reading, in the unit of this row';
comment on column serving.windows.value_max is 'Largest reading, in the unit of this row';
comment on column serving.windows.value_sum is 'Sum of the readings, in the unit of this row';
comment on column serving.windows.is_final is 'Whether the watermark has passed the window, so that the speed layer will not change it';
comment on column serving.windows.updated_at is 'When the row was last written (UTC)';

comment on view serving.progress is 'How fresh the data is: the newest batch of each query';
comment on column serving.progress.query is 'records (into the lake) or windows (into PostgreSQL)';
comment on column serving.progress.checkpoint_id is 'Identity of the query''s checkpoint';
comment on column serving.progress.epoch is 'Number of the newest batch';
comment on column serving.progress.watermark is 'Windows that end at or before it are final (UTC); null for a query without windows';
comment on column serving.progress.committed_at is 'When the newest batch was committed (UTC)';
comment on column serving.progress.seconds_since_commit is 'Age of the newest batch, in s';
comment on column serving.progress.measured_epoch is 'Number of the newest batch whose figures are known; the columns after it are of that batch';
comment on column serving.progress.input_rows is 'Records read';
comment on column serving.progress.rejected_rows is 'Records read that are no readings';
comment on column serving.progress.late_rows is 'Readings dropped as late';
comment on column serving.progress.rows_per_second is 'Records processed per second, in 1/s';
comment on column serving.progress.lag_offsets is 'Records in Kafka that were not yet read';
comment on column serving.progress.lag_seconds is 'Age of the newest record read, in s';
comment on column serving.progress.duration_ms is 'Duration of the batch, in ms';
