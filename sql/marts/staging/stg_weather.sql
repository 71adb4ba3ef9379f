select sensor_id, city, district, event_time, seconds_held,
       temperature,             -- Cel
       relative_humidity,       -- %
       atmospheric_pressure,    -- hPa
       precipitation,           -- mm since the last report
       wind_speed,              -- m/s
       wind_direction,          -- deg clockwise from north, where it comes from
       gust_speed,              -- m/s
       cloud_cover,             -- %
       snow_height,             -- cm
       solar_radiation,         -- W/m2
       uv_index
from   stg_held_readings
where  sensor_type = 'weather'
