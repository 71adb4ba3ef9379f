select sensor_id, city, district, event_time, seconds_held,
       vehicle_count,                          -- vehicles in the reporting interval
       intensity,                              -- vehicles/h
       average_vehicle_speed as speed,         -- km/h
       occupancy,                              -- share of the time, 0 to 1
       congestion_index                        -- travel time over free-flow travel time, less one
from   stg_held_readings
where  sensor_type = 'traffic'
