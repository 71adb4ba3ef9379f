create table int_sensor_hours as
select city, district, sensor_type, sensor_id, metric,
       date_trunc('hour', event_time) as hour_start,
       count(*)                       as reading_count,
       sum(value)                     as value_sum,
       min(value)                     as value_min,
       max(value)                     as value_max
from   measurements
group by all
