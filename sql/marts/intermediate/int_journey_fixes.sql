-- Fixes with the number of their journey. A step belongs to a journey unless it took more than 10 minutes (silence) or lies within
-- a stand of more than 10 minutes; each step that does not begins a new one. So the vehicle arrives with the first fix of a long
-- stand and departs with the last; fixes between are journeys of one fix, which are none.
with stands as (
  select *,
         if(is_standing, unix_micros(event_time) / 1e6, null)                          as standing_seconds,
         -- a run of standing fixes has one number; silence ends it
         count_if(not is_standing or coalesce(step_seconds > 600, true)) over vehicle  as stand
  from   int_fix_steps
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
),
held as (
  select *,
         if(is_standing, max(standing_seconds) over run - min(standing_seconds) over run, 0) as stand_seconds
  from   stands
  window run as (partition by sensor_type, sensor_id, stand)
),
parted as (
  select *,
         coalesce(step_seconds > 600, true)
         or stand_seconds > 600 and lag(stand_seconds) over vehicle > 600 and lag(stand) over vehicle = stand
                                                                                       as is_start
  from   held
  window vehicle as (partition by sensor_type, sensor_id order by event_time, _identity)
)
select *,
       count_if(is_start) over (partition by sensor_type, sensor_id order by event_time, _identity) as journey
from   parted
