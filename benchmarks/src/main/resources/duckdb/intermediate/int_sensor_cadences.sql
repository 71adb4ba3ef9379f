create table int_sensor_cadences as
with steps as (
  select topic, sensor_type, sensor_id,
         (epoch_us(event_time)
          - epoch_us(lag(event_time) over (partition by topic, sensor_type, sensor_id order by event_time))) / 1e6 as step_seconds
  from   readings
),
sensors as (
  select topic, sensor_type, sensor_id,
         quantile_cont(step_seconds, 0.25) filter (where step_seconds > 0) as step_seconds,     -- 0: parts of one moment
         count(*) filter (where step_seconds > 0)                          as steps
  from   steps
  group by topic, sensor_type, sensor_id
),
sources as (
  select topic, sensor_type,
         median(step_seconds)                                              as step_seconds,
         sum(steps)                                                        as steps
  from   sensors
  group by topic, sensor_type
)
select sensor_type, sensor_id,
       min(greatest(cadence_seconds, case when sources.steps >= 10 then sources.step_seconds else 0 end)) as cadence_seconds
from   sensors
       join sources using (topic, sensor_type)
       join sensor_types using (sensor_type)
group by sensor_type, sensor_id
