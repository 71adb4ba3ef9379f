-- One row per day and meter.
with days as (
  select sensor_id, city, district,
         if(count(energy_consumption) > 0, 'reported', 'from power')                       as consumption_source,
         coalesce(sum(energy_consumption), sum(drawn_kw * seconds_held) / 3600)            as consumption_kwh,
         sum(fed_in_kw * seconds_held) / 3600                                              as exported_kwh,
         try_divide(sum(drawn_kw * seconds_held), sum(seconds_held) filter (where drawn_kw is not null))
                                                                                           as mean_demand_kw,
         coalesce(try_divide(sum(power_factor * load_kw * seconds_held),
                             sum(load_kw * seconds_held) filter (where power_factor is not null)),
                  avg(power_factor))                                                       as mean_power_factor,
         min(voltage)                                                                      as min_voltage_v,
         max(voltage)                                                                      as max_voltage_v,
         round(sum(seconds_held) / 60, 3)                                                   as minutes_measured
  from   int_energy_readings
  group by sensor_id, city, district
),
quarters as (
  select sensor_id,
         window(event_time, '15 minutes').start                                            as quarter,
         try_divide(sum(drawn_kw * seconds_held), sum(seconds_held))                       as demand_kw
  from   int_energy_readings
  where  drawn_kw is not null
  group by sensor_id, window(event_time, '15 minutes')
),
peaks as (
  select sensor_id,
         max(demand_kw)                                                                    as peak_demand_kw,
         max_by(quarter, struct(demand_kw, -unix_seconds(quarter)))                        as peak_time    -- the first of equals
  from   quarters
  group by sensor_id
)
select :day                                                                                as day,
       *,
       least(try_divide(mean_demand_kw, peak_demand_kw), 1)                                as load_factor
from   days
left join peaks using (sensor_id)
