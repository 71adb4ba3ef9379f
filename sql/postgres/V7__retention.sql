-- Retention of the speed layer's tables. The writer can neither drop nor delete; it has these functions, and they keep
-- back what is younger than a week, whoever asks.

-- The UTC days before the given one whose windows may go: whole partitions, in which no window was written for a week
-- either. A recording of a year ago that is being replayed has old days, but they are in use.
create function live.old_window_partitions(before date) returns setof date
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  partition name;
  in_use boolean;
begin
  if coalesce(before > (now() at time zone 'UTC')::date - 7, true) then
    raise exception 'windows of the last 7 days are kept, and % is not before them', before
      using errcode = 'invalid_parameter_value';
  end if;
  for partition in
    select c.relname
    from   pg_inherits i join pg_class c on c.oid = i.inhrelid
    where  i.inhparent = 'live.windows'::regclass
    and    c.relname ~ '^windows_[0-9]{8}$'
    and    to_date(substr(c.relname, 9), 'YYYYMMDD') < before
    order  by c.relname
  loop
    execute format('select exists (select from live.%I where updated_at >= now() - interval ''7 days'')', partition)
      into in_use;
    if not in_use then
      return next to_date(substr(partition, 9), 'YYYYMMDD');
    end if;
  end loop;
end
$$;

comment on function live.old_window_partitions(date) is 'UTC days before this one whose partitions of live.windows may be dropped';

-- Drops the oldest of those partitions, a hundred at most, and returns how many it dropped.
--
-- Dropping locks live.windows for a moment, and whoever comes after this function waits behind it: so it does not wait long
-- itself, and ends with lock_not_available (55P03) where somebody reads or writes meanwhile. Its locks come in the order of
-- live.ensure_window_partitions: the days, live.windows, the partition. And it gives up before PostgreSQL looks for a
-- deadlock (deadlock_timeout, 1 s), which might choose the stream for its victim.
create function live.drop_old_window_partitions(before date) returns integer
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '500ms'
as $$
declare
  days date[];
  day date;
begin
  -- Before any lock: it reads the partitions.
  select array_agg(old.day) into days
  from   (select d as day from live.old_window_partitions(before) as d order by d limit 100) old;
  if days is null then
    return 0;
  end if;

  perform pg_advisory_xact_lock(hashtextextended('live.windows partitions', 0));
  lock table live.windows in access exclusive mode;
  foreach day in array days loop
    execute format('drop table if exists live.%I', 'windows_' || to_char(day, 'YYYYMMDD'));
  end loop;
  return cardinality(days);
end
$$;

comment on function live.drop_old_window_partitions(date) is 'Drops old partitions of live.windows, a hundred at most';

-- The epochs committed before the given time that nothing needs any more. A query's newest epoch under each checkpoint says
-- where it stands, and the newest range of a Kafka partition, which may have been idle since, says where a successor goes on.
create function live.old_progress(before timestamptz)
  returns table (query text, checkpoint_id text, epoch bigint)
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select p.query, p.checkpoint_id, p.epoch
  from   live.progress p
  where  p.committed_at < before
  and    exists (
           select from live.progress newer
           where  newer.query = p.query and newer.checkpoint_id = p.checkpoint_id and newer.epoch > p.epoch)
  and    not exists (
           select from live.progress_offsets o
           where  o.query = p.query and o.checkpoint_id = p.checkpoint_id and o.epoch = p.epoch
           and    not exists (
                    select from live.progress_offsets later
                    where  later.query = o.query and later.checkpoint_id = o.checkpoint_id
                    and    later.topic = o.topic and later.partition = o.partition and later.epoch > o.epoch))
$$;

comment on function live.old_progress(timestamptz) is 'Epochs committed before this time that nothing needs';

-- Deletes those epochs with their offsets, and returns how many they were.
create function live.forget_old_progress(before timestamptz) returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  forgotten bigint;
begin
  if coalesce(before > now() - interval '7 days', true) then
    raise exception 'epochs of the last 7 days are kept, and % is not before them', before
      using errcode = 'invalid_parameter_value';
  end if;
  delete from live.progress_offsets o
  using  live.old_progress(before) old
  where  o.query = old.query and o.checkpoint_id = old.checkpoint_id and o.epoch = old.epoch;

  delete from live.progress p
  using  live.old_progress(before) old
  where  p.query = old.query and p.checkpoint_id = old.checkpoint_id and p.epoch = old.epoch;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

comment on function live.forget_old_progress(timestamptz) is 'Deletes epochs committed before this time that nothing needs';

revoke all on function live.old_window_partitions(date), live.drop_old_window_partitions(date),
  live.old_progress(timestamptz), live.forget_old_progress(timestamptz) from public;
grant execute on function live.old_window_partitions(date), live.drop_old_window_partitions(date),
  live.old_progress(timestamptz), live.forget_old_progress(timestamptz) to citylake_writer;
