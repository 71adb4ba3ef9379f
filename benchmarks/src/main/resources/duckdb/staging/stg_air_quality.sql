create view stg_air_quality as
select sensor_id, city, district, event_time, pm2_5, pm10, no2, o3, so2
from   stg_held_readings
where  sensor_type = 'air_quality'
