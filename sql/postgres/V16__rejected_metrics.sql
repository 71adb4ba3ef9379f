-- What is bad in a good record is left out of the reading: counted as rejections are. Null in rows from before it was.
alter table live.progress add column rejected_metrics bigint;

create or replace view serving.progress as
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
           measured.duration_ms,
           measured.rejected_metrics
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

comment on column serving.progress.rejected_metrics is 'Metrics of the readings that were bad: left out, or set to their bound';
