create table int_energy_readings as
with reports as (
  select *, epoch_us(event_time) - epoch_us(lag(event_time) over (partition by sensor_id order by event_time)) as micros_since_last
  from   stg_energy
),
powers as (
  select *, coalesce(active_power, energy_consumption * 3600e6 / nullif(micros_since_last, 0)) as power
  from   reports
)
select sensor_id, city, district, event_time, seconds_held, energy_consumption, power_factor, voltage,
       abs(active_power)                                         as load_kw,
       case when power < 0 then 0 else power end                 as drawn_kw,
       case when active_power >= 0 then 0 else -active_power end as fed_in_kw
from   powers
