-- Readings of traffic counters with the vehicles that each stands for. A counter that counts is taken at its word; one that gives
-- only an intensity passes it as long as the reading holds.
with counters as (
  select *,
         count(vehicle_count)   over counter                 as counts,
         percentile(speed, 0.95) over counter                as free_flow_speed     -- km/h: what the road lets one drive
  from   stg_traffic
  window counter as (partition by sensor_id)
)
select sensor_id, city, district, event_time, seconds_held, speed, occupancy, free_flow_speed,
       if(counts > 0, 'counted', 'from intensity')                                           as volume_source,
       if(counts > 0, vehicle_count, intensity * seconds_held / 3600)                        as vehicles,
       coalesce(congestion_index >= 0.5, speed < 0.5 * free_flow_speed)                      as is_congested       -- null: not known
from   counters
