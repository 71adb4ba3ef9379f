create view stg_held_readings as
with spaced as (
  select *,
         lead(event_time) over (partition by sensor_type, sensor_id order by event_time, _identity) as next_time
  from   readings
),
paced as (
  select *,
         (epoch_us(coalesce(next_time, timestamp ':day' + interval 1 day)) - epoch_us(event_time)) / 1e6
             as seconds_to_next,
         median(epoch_us(next_time) - epoch_us(event_time)) over sensor / 1e6               as own_cadence_seconds,
         count(*)                                           over sensor                     as reading_count,
         arg_max(city, event_time)     filter (where city <> 'unknown')     over sensor     as last_city,
         arg_max(district, event_time) filter (where district <> 'unknown') over sensor     as last_district
  from   spaced
  window sensor as (partition by sensor_type, sensor_id)
)
select paced.* exclude (city, district),
       coalesce(last_city, 'unknown')     as city,
       coalesce(last_district, 'unknown') as district,
       least(seconds_to_next,
             3 * greatest(cadence_seconds,
                          case when reading_count >= 10 then least(own_cadence_seconds, 3600) else 0 end)) as seconds_held
from   paced
       join sensor_types using (sensor_type)
