-- One row per sensor, metric and district in which the sensor measured it that day.
select city, district, sensor_type, sensor_id, metric,
       sum(reading_count) as reading_count,
       sum(value_sum)     as value_sum,
       min(value_min)     as value_min,
       max(value_max)     as value_max
from   int_sensor_hours
group by city, district, sensor_type, sensor_id, metric
