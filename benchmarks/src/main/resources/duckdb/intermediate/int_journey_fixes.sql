create view int_journey_fixes as
with stands as (
  select *,
         case when is_standing then epoch_us(event_time) / 1e6 end                                   as standing_seconds,
         count(*) filter (where not is_standing or coalesce(step_seconds > 600, true)) over vehicle  as stand
  from   int_fix_steps
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
),
held as (
  select *,
         case when is_standing then max(standing_seconds) over run - min(standing_seconds) over run else 0 end as stand_seconds
  from   stands
  window run as (partition by sensor_type, sensor_id, stand)
),
parted as (
  select *,
         coalesce(step_seconds > 600, true)
         or stand_seconds > 600 and lag(stand_seconds) over vehicle > 600 and lag(stand) over vehicle = stand as is_start
  from   held
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
)
select *,
       count(*) filter (where is_start) over (partition by sensor_type, sensor_id order by event_time, _identity) as journey
from   parted
