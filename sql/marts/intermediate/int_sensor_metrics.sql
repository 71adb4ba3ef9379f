-- One row per sensor, metric and district in which the sensor measured it that day.
select city, district, sensor_type, sensor_id, metric,
       count(*)   as reading_count,
       sum(value) as value_sum,
       min(value) as value_min,
       max(value) as value_max
from   measurements
group by city, district, sensor_type, sensor_id, metric
