-- Fixes with the step from the one before: its length on the great circle, its time, whether it can be true, and what length the
-- reported speeds at both of its ends give.
with pairs as (
  select *,
         lag(event_time) over vehicle                                                  as last_time,
         lag(speed) over vehicle                                                       as last_speed,
         radians(latitude)                                                             as lat,
         radians(longitude)                                                            as lon,
         radians(lag(latitude) over vehicle)                                           as last_lat,
         radians(lag(longitude) over vehicle)                                          as last_lon
  from   stg_fixes
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
),
steps as (
  select *,
         (unix_micros(event_time) - unix_micros(last_time)) / 1e6                      as step_seconds,
         -- haversine; mean radius of the earth (IUGG), km
         2 * 6371.0088 * asin(least(1, sqrt(pow(sin((lat - last_lat) / 2), 2)
                                            + cos(lat) * cos(last_lat) * pow(sin((lon - last_lon) / 2), 2))))
                                                                                       as step_km
  from   pairs
),
speeds as (
  select *,
         step_km > 250 * step_seconds / 3600                                           as is_jump,
         try_divide(step_km * 3600, step_seconds)                                      as step_km_h
  from   steps
)
select sensor_type, sensor_id, event_time, _identity, city, district,
       step_seconds, step_km, step_km_h, is_jump, speed                                as speed_km_h,
       (last_speed + speed) / 2 * step_seconds / 3600                                  as reported_step_km,
       -- where nobody measures the speed, that of the step before, or of the one after
       coalesce(speed, step_km_h,
                lead(step_km_h) over (partition by sensor_type, sensor_id order by event_time, _identity), 0) < 3
                                                                                       as is_standing
from   speeds
