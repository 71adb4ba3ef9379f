select sensor_id, city, district, event_time, seconds_held,
       energy_consumption,      -- kWh since the last report
       active_power,            -- kW, negative where it is fed in
       power_factor,            -- active over apparent power
       voltage                  -- V
from   stg_held_readings
where  sensor_type = 'energy'
