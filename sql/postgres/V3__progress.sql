-- What each micro-batch did. A row for the windows query commits in one transaction with the batch's windows: the primary
-- key is what refuses an epoch that is committed already.

create table live.progress (
  query           text             not null,
  checkpoint_id   text             not null,
  epoch           bigint           not null,
  late_watermark  timestamptz,
  watermark       timestamptz,
  input_rows      bigint,
  rejected_rows   bigint,
  late_rows       bigint,
  windows_written bigint,
  rows_per_second double precision,
  lag_offsets     bigint,
  lag_seconds     double precision,
  duration_ms     bigint,
  committed_at    timestamptz      not null,
  primary key (query, checkpoint_id, epoch)
);

comment on table live.progress is 'One row per query, checkpoint and epoch';

-- For the newest row of a query, and for its highest watermark, which every look at serving.windows asks for.
create index progress_newest on live.progress (query, committed_at);
create index progress_watermark on live.progress (query, watermark);

create table live.progress_offsets (
  query         text    not null,
  checkpoint_id text    not null,
  epoch         bigint  not null,
  topic         text    not null,
  partition     integer not null,
  from_offset   bigint  not null,
  until_offset  bigint  not null,
  primary key (query, checkpoint_id, topic, partition, epoch),
  foreign key (query, checkpoint_id, epoch) references live.progress,
  check (from_offset <= until_offset)
);

comment on table live.progress_offsets is 'One row per query, checkpoint, epoch and Kafka partition that advanced';

-- For the ranges of one epoch.
create index progress_offsets_by_epoch on live.progress_offsets (query, checkpoint_id, epoch);

grant select, insert, update on live.progress, live.progress_offsets to citylake_writer;
