-- The day's readings, each with the time for which it holds: until the sensor's next reading, but for no more than three of its
-- cadences (a silent sensor says nothing) and not beyond the day. What lies before a sensor's first reading is not measured.
--
-- A sensor's cadence is that of its type. One that reports more seldom has its own: the median distance between its readings, where
-- there are enough of them (10) to show one, and at most an hour.
with spaced as (
  select *,
         lead(event_time) over (partition by sensor_type, sensor_id order by event_time, _identity) as next_time
  from   readings
),
paced as (
  select *,
         (unix_micros(coalesce(next_time, cast(:day + interval 1 day as timestamp))) - unix_micros(event_time)) / 1e6
             as seconds_to_next,
         median(unix_micros(next_time) - unix_micros(event_time)) over sensor / 1e6 as own_cadence_seconds,
         count(*)                                                 over sensor as reading_count,
         max_by(city, if(city = 'unknown', null, event_time))         over sensor as last_city,
         max_by(district, if(district = 'unknown', null, event_time)) over sensor as last_district
  from   spaced
  window sensor as (partition by sensor_type, sensor_id)
)
select paced.* except (city, district),
       coalesce(last_city, 'unknown')     as city,
       coalesce(last_district, 'unknown') as district,
       least(seconds_to_next,
             3 * greatest(cadence_seconds, if(reading_count >= 10, least(own_cadence_seconds, 3600), 0))) as seconds_held
from   paced
join   sensor_types using (sensor_type)
