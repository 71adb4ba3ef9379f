create view int_fix_steps as
with pairs as (
  select *,
         lag(event_time) over vehicle          as last_time,
         lag(speed) over vehicle               as last_speed,
         radians(latitude)                     as lat,
         radians(longitude)                    as lon,
         radians(lag(latitude) over vehicle)   as last_lat,
         radians(lag(longitude) over vehicle)  as last_lon
  from   stg_fixes
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
),
steps as (
  select *,
         (epoch_us(event_time) - epoch_us(last_time)) / 1e6 as step_seconds,
         2 * 6371.0088 * asin(least(1, sqrt(pow(sin((lat - last_lat) / 2), 2)
                                            + cos(lat) * cos(last_lat) * pow(sin((lon - last_lon) / 2), 2)))) as step_km
  from   pairs
),
speeds as (
  select *,
         step_km > 250 * step_seconds / 3600       as is_jump,
         step_km * 3600 / nullif(step_seconds, 0)  as step_km_h
  from   steps
)
select sensor_type, sensor_id, event_time, _identity, city, district,
       step_seconds, step_km, step_km_h, is_jump, speed as speed_km_h,
       (last_speed + speed) / 2 * step_seconds / 3600   as reported_step_km,
       coalesce(speed, step_km_h,
                lead(step_km_h) over (partition by sensor_type, sensor_id order by event_time, _identity), 0) < 3 as is_standing
from   speeds
