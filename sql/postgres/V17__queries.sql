-- The queries of the speed layer, as the job that runs them says: no view has to know them by their names.

create table live.queries (
  query            text        primary key,
  finishes_windows boolean     not null,
  started_at       timestamptz not null
);

comment on table live.queries is 'One row per query of the speed layer that was ever started';

grant select, insert, update on live.queries to citylake_writer;

-- Those that ran before they said so.
insert into live.queries (query, finishes_windows, started_at)
select   query, query = 'windows', min(committed_at)
from     live.progress
group by query;

create view serving.queries as
select query, finishes_windows, started_at
from   live.queries;

grant select on serving.queries to citylake_reader;

comment on view serving.queries is 'The queries of the speed layer, whether or not they have committed anything yet';
comment on column serving.queries.query is 'Name of the query';
comment on column serving.queries.finishes_windows is 'Whether windows that end at or before its watermark are final';
comment on column serving.queries.started_at is 'When it was last started (UTC)';

create or replace view serving.progress as
select     query.query,
           newest.checkpoint_id,
           newest.epoch,
           (select max(p.watermark) from live.progress p where p.query = query.query) as watermark,
           newest.committed_at,
           extract(epoch from now() - newest.committed_at)::double precision as seconds_since_commit,
           measured.epoch as measured_epoch,
           measured.input_rows,
           measured.rejected_rows,
           measured.late_rows,
           measured.rows_per_second,
           measured.lag_offsets,
           measured.lag_seconds,
           measured.duration_ms,
           measured.rejected_metrics
from       live.queries as query
cross join lateral (
  select   *
  from     live.progress p
  where    p.query = query.query
  order by p.committed_at desc, p.epoch desc
  limit    1
) newest
-- The figures of a batch come a moment after its commit.
left join  lateral (
  select   *
  from     live.progress p
  where    p.query = query.query and p.input_rows is not null
  order by p.committed_at desc, p.epoch desc
  limit    1
) measured on true;

comment on column serving.progress.query is 'Name of the query, as in serving.queries';

create or replace view serving.windows as
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
       w.is_final,
       w.updated_at,
       w.layer
from (
  select s.window_start, s.window_end, s.city, s.district, s.sensor_type, s.metric,
         s.reading_count, s.value_sum, s.value_min, s.value_max, s.value_sum_squares,
         -- Of all checkpoints: one that begins anew leaves the windows alone that were final before. The index finds it
         -- query by query.
         coalesce(
           s.window_end <= (
             select max(reached.watermark)
             from   live.queries q
             cross  join lateral (select max(p.watermark) as watermark from live.progress p where p.query = q.query) reached
             where  q.finishes_windows),
           false) as is_final,
         s.updated_at,
         'speed' as layer
  from   live.windows s
  where  not exists (
    select from marts.published p
    where  p.mart = 'windows' and p.day = (s.window_start at time zone 'UTC')::date)
  union all
  select b.window_start, b.window_end, b.city, b.district, b.sensor_type, b.metric,
         b.reading_count, b.value_sum, b.value_min, b.value_max, b.value_sum_squares,
         true, p.published_at, 'batch'
  from   marts.windows b
  join   marts.published p on p.mart = 'windows' and p.day = b.day
) w
left join  live.metrics m on m.sensor_type = w.sensor_type and m.metric = w.metric
-- PostgreSQL refuses a result too small or too large for a double: one odd reading would break the view for everybody.
cross join lateral (
  select case when abs(w.value_sum) < 1e-290 then 0 else w.value_sum / w.reading_count end as value_mean,
         case when w.value_sum_squares < 1e-290 then 0 else w.value_sum_squares / w.reading_count end as mean_square
) derived;
