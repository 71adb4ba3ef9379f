create table int_traffic_readings as
with counters as (
  select *,
         count(vehicle_count)       over counter as counts,
         quantile_cont(speed, 0.95) over counter as free_flow_speed
  from   stg_traffic
  window counter as (partition by sensor_id)
)
select sensor_id, city, district, event_time, seconds_held, speed, occupancy, free_flow_speed,
       case when counts > 0 then 'counted' else 'from intensity' end                      as volume_source,
       case when counts > 0 then vehicle_count else intensity * seconds_held / 3600 end   as vehicles,
       coalesce(congestion_index >= 0.5, speed < 0.5 * free_flow_speed)                   as is_congested
from   counters
