create view stg_weather as
select sensor_id, city, district, event_time, seconds_held,
       temperature, relative_humidity, atmospheric_pressure, precipitation, wind_speed, wind_direction, gust_speed,
       cloud_cover, snow_height, solar_radiation, uv_index
from   stg_held_readings
where  sensor_type = 'weather'
