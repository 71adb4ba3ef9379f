-- Where vehicles and gps trackers were.
select sensor_type, sensor_id, event_time, _identity,
       city, district,
       latitude, longitude,     -- deg, WGS 84
       speed                    -- km/h, null where the sender gives none
from   readings
where  sensor_type in ('gps', 'vehicle')
and    latitude is not null
and    longitude is not null
