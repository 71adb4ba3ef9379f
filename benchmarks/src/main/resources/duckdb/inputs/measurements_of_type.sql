-- One row for each metric that a reading of one sensor type measured.
select sensor_type, sensor_id, city, district, event_time, metric, value
from   (select sensor_type, sensor_id, city, district, event_time, :metrics
        from   :readings
        where  sensor_type = ':type')
       unpivot (value for metric in (:metrics))       -- leaves nulls out
