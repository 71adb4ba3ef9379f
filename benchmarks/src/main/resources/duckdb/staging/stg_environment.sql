create view stg_environment as
select sensor_id, city, district, event_time, seconds_held,
       noise_level, illuminance, soil_moisture, water_level, temperature, relative_humidity, energy_consumption
from   stg_held_readings
where  sensor_type = 'environment'
