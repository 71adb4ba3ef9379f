create view rejections as
select sensor_type, storable(sensor_id) as sensor_id
from   records
where  rejection_reason is not null
and    coalesce(event_time, arrival_time) >= timestamptz ':day 00:00:00+00'
and    coalesce(event_time, arrival_time) <  timestamptz ':day 00:00:00+00' + interval 1 day
