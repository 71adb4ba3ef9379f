-- Windows of the speed layer, one partition for each UTC day.

-- collate "C": the primary key guards against double counting, and an index in a language's order breaks silently when an
-- update of the operating system changes that order (https://wiki.postgresql.org/wiki/Locale_data_changes).
create table live.windows (
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
  updated_at        timestamptz      not null,
  primary key (window_start, window_end, city, district, sensor_type, metric),
  check (window_end > window_start),
  check (reading_count > 0)
) partition by range (window_start);

comment on table live.windows is 'Windows of the speed layer: one row per window, place, sensor type and metric';

-- Makes the partitions of the given UTC days that are not there yet, and returns how many it made. The writer calls it for
-- the days of its rows, which may be years old. It has no other way to create anything here.
create function live.ensure_window_partitions(days date[]) returns integer
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  day date;
  missing date[];
  name text;
begin
  -- Who comes for the same day at the same time waits here, and then finds it made.
  perform pg_advisory_xact_lock(hashtextextended('live.windows partitions', 0));

  -- Not by to_regclass(): it may answer from a cache that is older than the wait.
  select array_agg(distinct d) into missing
  from unnest(days) as d
  where not exists (
    select from pg_class
    where relnamespace = 'live'::regnamespace and relname = ('windows_' || to_char(d, 'YYYYMMDD'))::name);

  foreach day in array coalesce(missing, '{}') loop
    name := 'windows_' || to_char(day, 'YYYYMMDD');
    -- Attaching locks out neither readers nor writers of the other days; "create table ... partition of" would.
    -- A window is written again with each batch that has readings for it: the room left in each page keeps the new
    -- version beside the old one, with no new entry in the index.
    execute format(
      'create table live.%I (like live.windows including constraints) with (fillfactor = 70)', name);
    execute format(
      'alter table live.windows attach partition live.%I for values from (%L) to (%L)',
      name, to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
  end loop;
  return coalesce(cardinality(missing), 0);
end
$$;

comment on function live.ensure_window_partitions(date[]) is 'Makes the missing partitions of live.windows for these UTC days';

revoke all on function live.ensure_window_partitions(date[]) from public;
grant execute on function live.ensure_window_partitions(date[]) to citylake_writer;

grant select, insert, update on live.windows to citylake_writer;

-- From yesterday to a week ahead.
select live.ensure_window_partitions(array_agg((now() at time zone 'UTC')::date + ahead))
from generate_series(-1, 7) as ahead;
