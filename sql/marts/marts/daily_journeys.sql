-- One row per day, vehicle and journey. A journey ends where the vehicle is silent or stands for more than 10 minutes, and at
-- midnight. A single fix, or a vehicle that never moves, is no journey.
with journeys as (
  select sensor_type, sensor_id, journey,
         min_by(city, event_time)                                                      as city,
         min_by(district, event_time)                                                  as district,
         min(event_time)                                                               as start_time,
         max(event_time)                                                               as end_time,
         coalesce(sum(step_km) filter (where not is_start and not is_jump), 0)         as distance_km,
         max(coalesce(speed_km_h, if(is_start or is_jump, null, step_km_h)))           as top_speed_km_h,
         try_divide(sum(reported_step_km) filter (where not is_start and not is_jump),
                    sum(step_km) filter (where not is_start and not is_jump and reported_step_km is not null))
                                                                                       as reported_speed_ratio,
         count(distinct stand) filter (where stand_seconds between 60 and 600)         as stops,
         count_if(is_jump and not is_start)                                            as jumps,
         count(*)                                                                      as fixes
  from   int_journey_fixes
  group by sensor_type, sensor_id, journey
  having count(*) > 1 and bool_or(not is_standing)
)
select :day                                                                            as day,
       sensor_type, sensor_id,
       row_number() over (partition by sensor_type, sensor_id order by start_time)     as journey,
       city, district, start_time, end_time,
       (unix_micros(end_time) - unix_micros(start_time)) / 60e6                        as duration_minutes,
       distance_km,
       try_divide(distance_km, (unix_micros(end_time) - unix_micros(start_time)) / 3600e6) as mean_speed_km_h,
       top_speed_km_h, reported_speed_ratio, stops, jumps, fixes
from   journeys
