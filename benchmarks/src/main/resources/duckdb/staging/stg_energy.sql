create view stg_energy as
select sensor_id, city, district, event_time, seconds_held, energy_consumption, active_power, power_factor, voltage
from   stg_held_readings
where  sensor_type = 'energy'
