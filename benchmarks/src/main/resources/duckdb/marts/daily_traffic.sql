with days as (
  select sensor_id, city, district,
         max(volume_source)                                                           as volume_source,
         sum(vehicles)                                                                as vehicles,
         coalesce(sum(speed * vehicles) / nullif(sum(vehicles) filter (where speed is not null), 0), avg(speed))
                                                                                      as mean_speed_km_h,
         max(free_flow_speed)                                                         as free_flow_speed_km_h,
         sum(occupancy * seconds_held) / nullif(sum(seconds_held) filter (where occupancy is not null), 0)
                                                                                      as mean_occupancy,
         max(occupancy)                                                               as max_occupancy,
         round(sum(case when is_congested then seconds_held else 0 end) filter (where is_congested is not null) / 60, 3)
                                                                                      as congestion_minutes,
         round(sum(seconds_held) / 60, 3)                                             as minutes_measured
  from   int_traffic_readings
  group by sensor_id, city, district
),
hours as (
  select sensor_id, date_trunc('hour', event_time) as hour, sum(vehicles) as vehicles
  from   int_traffic_readings
  group by all
),
peaks as (
  select sensor_id,
         arg_max(hour, (vehicles, -epoch(hour)))                                      as peak_hour,
         max(vehicles)                                                                as peak_hour_vehicles
  from   hours
  where  vehicles > 0
  group by sensor_id
)
select date ':day' as day, *
from   days
       left join peaks using (sensor_id)
