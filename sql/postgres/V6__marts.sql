-- Daily marts, published from the lake. marts.windows is written here because serving.windows needs it; the tables of the
-- other marts are generated from sql/marts.

create table marts.published (
  mart           text collate "C" not null,
  day            date        not null,
  run_id         text        not null,
  mart_snapshot  bigint      not null,
  tag            text        not null,
  input_records  bigint      not null,
  input_repairs  bigint      not null,
  input_rows     bigint      not null,
  row_count      bigint      not null,
  published_at   timestamptz not null,
  primary key (mart, day)
);

comment on table marts.published is 'What is published of each mart and day, and what it was computed from';

create table marts.windows (
  day               date             not null,
  window_start      timestamptz      not null,
  window_end        timestamptz      not null,
  city              text collate "C" not null,
  district          text collate "C" not null,
  sensor_type       text collate "C" not null,
  metric            text collate "C" not null,
  reading_count     bigint           not null,
  value_sum         double precision not null,
  value_min         double precision not null,
  value_max         double precision not null,
  value_sum_squares double precision not null,
  primary key (day, window_start, window_end, city, district, sensor_type, metric)
);

comment on table marts.windows is 'Windows of the batch layer';

-- Dashboards ask for times, not for days.
create index windows_start on marts.windows (window_start);

grant usage on schema marts to citylake_writer;
grant select, insert, update on marts.published to citylake_writer;
grant select, insert, delete on marts.windows to citylake_writer;

-- Batch where a day is published, the speed layer until then.
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
         -- Of all checkpoints: one that begins anew leaves the windows alone that were final before.
         coalesce(s.window_end <= (select max(p.watermark) from live.progress p where p.query = 'windows'), false) as is_final,
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

comment on view serving.windows is 'One row per window, place, sensor type and metric: of the batch layer where its day is published, of the speed layer until then';
comment on column serving.windows.is_final is 'Whether the window will stay as it is, but for late readings that a later batch run takes up';
comment on column serving.windows.layer is 'batch or speed: which layer computed the row';

create view serving.published as
select mart, day, run_id, tag, row_count, input_rows, published_at
from   marts.published;

grant select on serving.published to citylake_reader;

comment on view serving.published is 'Which days of which mart are published';
comment on column serving.published.mart is 'Name of the mart, and of its view';
comment on column serving.published.day is 'Day (UTC)';
comment on column serving.published.run_id is 'Batch run that computed it';
comment on column serving.published.tag is 'Tag of the day in the lake''s table of the mart, for time travel';
comment on column serving.published.row_count is 'Rows of the mart';
comment on column serving.published.input_rows is 'Readings it was computed from, copies among them';
comment on column serving.published.published_at is 'When it was published (UTC)';
