create view stg_traffic as
select sensor_id, city, district, event_time, seconds_held,
       vehicle_count, intensity, average_vehicle_speed as speed, occupancy, congestion_index
from   stg_held_readings
where  sensor_type = 'traffic'
