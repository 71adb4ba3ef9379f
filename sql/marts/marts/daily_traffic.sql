-- One row per day and traffic counter.
with days as (
  select sensor_id, city, district,
         max(volume_source)                                                           as volume_source,
         sum(vehicles)                                                                as vehicles,
         coalesce(try_divide(sum(speed * vehicles), sum(vehicles) filter (where speed is not null)), avg(speed))
                                                                                      as mean_speed_km_h,
         max(free_flow_speed)                                                         as free_flow_speed_km_h,
         try_divide(sum(occupancy * seconds_held), sum(seconds_held) filter (where occupancy is not null))
                                                                                      as mean_occupancy,
         max(occupancy)                                                               as max_occupancy,
         round(sum(if(is_congested, seconds_held, 0)) filter (where is_congested is not null) / 60, 3)
                                                                                      as congestion_minutes,
         round(sum(seconds_held) / 60, 3)                                              as minutes_measured
  from   int_traffic_readings
  group by sensor_id, city, district
),
hours as (
  select sensor_id, date_trunc('hour', event_time) as hour, sum(vehicles) as vehicles
  from   int_traffic_readings
  group by sensor_id, date_trunc('hour', event_time)
),
peaks as (
  select sensor_id,
         max_by(hour, struct(vehicles, -unix_seconds(hour)))                          as peak_hour,       -- the first of equals
         max(vehicles)                                                                as peak_hour_vehicles
  from   hours
  where  vehicles > 0
  group by sensor_id
)
select :day as day, *
from   days
left join peaks using (sensor_id)
