-- One row per sensor, metric, district and clock hour (UTC) in which the sensor measured it: all that is asked of single
-- measurements but their exact percentiles, so that they are gone through once.
select city, district, sensor_type, sensor_id, metric,
       date_trunc('hour', event_time) as hour_start,
       count(*)                       as reading_count,
       sum(value)                     as value_sum,
       min(value)                     as value_min,
       max(value)                     as value_max
from   measurements
group by city, district, sensor_type, sensor_id, metric, date_trunc('hour', event_time)
