create view int_sensor_metrics as
select distinct city, district, sensor_type, sensor_id, metric
from   int_sensor_hours
