-- How often each sensor is expected to report: one row per sensor.
--
-- A source (a topic's sensors of one type) that reports more seldom than the type has a cadence of its own. It is learned from the
-- day: the distance that a quarter of a sensor's readings keep to the one before, and of these the median over the source's
-- sensors. So neither silence (up to three readings in four) nor a sensor that alone has become slow changes what is expected.
-- A source with fewer than 10 distances shows none: there the type's counts.
with steps as (
  select topic, sensor_type, sensor_id,
         (unix_micros(event_time)
          - unix_micros(lag(event_time) over (partition by topic, sensor_type, sensor_id order by event_time))) / 1e6 as step_seconds
  from   readings
),
sensors as (
  select topic, sensor_type, sensor_id,
         percentile(step_seconds, 0.25) filter (where step_seconds > 0) as step_seconds,     -- 0: parts of one moment
         count_if(step_seconds > 0)                                     as steps
  from   steps
  group by topic, sensor_type, sensor_id
),
sources as (
  select topic, sensor_type,
         median(step_seconds)                                           as step_seconds,
         sum(steps)                                                     as steps
  from   sensors
  group by topic, sensor_type
)
select sensor_type, sensor_id,
       min(greatest(cadence_seconds, if(sources.steps >= 10, sources.step_seconds, 0))) as cadence_seconds
from   sensors
       join sources using (topic, sensor_type)
       join sensor_types using (sensor_type)
group by sensor_type, sensor_id
