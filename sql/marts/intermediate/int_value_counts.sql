-- How often each value was measured in a district: all that exact percentiles need. Sensors round, so that these are far fewer
-- rows than measurements.
select city, district, sensor_type, metric, value,
       count(*) as times
from   measurements
group by city, district, sensor_type, metric, value
