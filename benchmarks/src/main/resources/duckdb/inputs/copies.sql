create view copies as
select sensor_type, storable(sensor_id) as sensor_id
from   nearby
       semi join copied using (topic, topic_id, "partition", "offset")
where  event_time >= timestamp ':day'
and    event_time <  timestamp ':day' + interval 1 day
