select sensor_id, city, district, event_time, seconds_held,
       noise_level,             -- dB, A-weighted
       illuminance,             -- lx
       soil_moisture,           -- %
       water_level,             -- m over its datum
       temperature,             -- Cel
       relative_humidity,       -- %
       energy_consumption       -- kWh since the last report, by multi-sensors that also meter
from   stg_held_readings
where  sensor_type = 'environment'
