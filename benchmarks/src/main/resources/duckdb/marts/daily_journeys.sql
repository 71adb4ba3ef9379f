with journeys as (
  select sensor_type, sensor_id, journey,
         arg_min(city, event_time)                                                     as city,
         arg_min(district, event_time)                                                 as district,
         min(event_time)                                                               as start_time,
         max(event_time)                                                               as end_time,
         coalesce(sum(step_km) filter (where not is_start and not is_jump), 0)         as distance_km,
         max(coalesce(speed_km_h, case when not (is_start or is_jump) then step_km_h end)) as top_speed_km_h,
         sum(reported_step_km) filter (where not is_start and not is_jump)
         / nullif(sum(step_km) filter (where not is_start and not is_jump and reported_step_km is not null), 0)
                                                                                       as reported_speed_ratio,
         count(distinct stand) filter (where stand_seconds between 60 and 600)         as stops,
         count(*) filter (where is_jump and not is_start)                              as jumps,
         count(*)                                                                      as fixes
  from   int_journey_fixes
  group by sensor_type, sensor_id, journey
  having count(*) > 1 and bool_or(not is_standing)
)
select date ':day'                                                                     as day,
       sensor_type, sensor_id,
       row_number() over (partition by sensor_type, sensor_id order by start_time)     as journey,
       city, district, start_time, end_time,
       (epoch_us(end_time) - epoch_us(start_time)) / 60e6                              as duration_minutes,
       distance_km,
       distance_km / nullif((epoch_us(end_time) - epoch_us(start_time)) / 3600e6, 0)   as mean_speed_km_h,
       top_speed_km_h, reported_speed_ratio, stops, jumps, fixes
from   journeys
