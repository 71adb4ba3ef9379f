-- The sensor catalogue as the jobs last published it: conf/sensors.conf is where it is written.

create table live.metrics (
  sensor_type text collate "C" not null,
  metric      text collate "C" not null,
  unit        text             not null,
  description text             not null,
  primary key (sensor_type, metric)
);

comment on table live.metrics is 'The metrics of the sensor catalogue, published from conf/sensors.conf';

-- The views that were generated from the catalogue, each with the statements that made it: one whose statements are the
-- same need not be made again.
create table live.generated_views (
  name       text collate "C" primary key,
  statements text not null
);

comment on table live.generated_views is 'The views in serving that come from the sensor catalogue';

-- A job that runs as a writer sees whether its catalogue is the published one; publishing is the owner's.
grant select on live.metrics, live.generated_views to citylake_writer;
