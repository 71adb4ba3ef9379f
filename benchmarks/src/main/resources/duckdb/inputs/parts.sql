-- Records of events that came in parts, each part with other metrics: which event it is, and which part of it.
create table parts as
select topic, topic_id, "partition", "offset",
       dense_rank() over (order by sensor_type, sensor_id, _identity) as event,
       row_number() over (partition by sensor_type, sensor_id, _identity
                          order by arrival_time, topic, "partition", "offset", topic_id) as part
from   repeated
where  copy = 1
qualify count(*) over (partition by sensor_type, sensor_id, _identity) > 1
