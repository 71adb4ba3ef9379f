-- Records that may tell of one event with others. Such are rare: they are found by a hash, and only they are compared.
-- Copies are those that measure the same metrics of one event as a record that arrived before.
create table repeated as
with hashes as (
  select hash(sensor_type, sensor_id, _identity) as event_hash
  from   nearby
  group by event_hash
  having count(*) > 1
),
candidates as (
  select topic, topic_id, "partition", "offset", arrival_time, sensor_type, sensor_id, _identity,
         (list_transform([:metrics], lambda v: v is null), list_sort(map_keys(other_metrics))) as metric_set
  from   nearby
  where  hash(sensor_type, sensor_id, _identity) in (from hashes)
)
select * exclude (metric_set),
       row_number() over (partition by sensor_type, sensor_id, _identity, metric_set
                          order by arrival_time, topic, "partition", "offset", topic_id) as copy
from   candidates
