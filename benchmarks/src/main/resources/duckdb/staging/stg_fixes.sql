create view stg_fixes as
select sensor_type, sensor_id, event_time, _identity, city, district, latitude, longitude, speed
from   readings
where  sensor_type in ('gps', 'vehicle')
and    latitude is not null
and    longitude is not null
