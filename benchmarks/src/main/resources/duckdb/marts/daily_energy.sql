with days as (
  select sensor_id, city, district,
         case when count(energy_consumption) > 0 then 'reported' else 'from power' end     as consumption_source,
         coalesce(sum(energy_consumption), sum(drawn_kw * seconds_held) / 3600)            as consumption_kwh,
         sum(fed_in_kw * seconds_held) / 3600                                              as exported_kwh,
         sum(drawn_kw * seconds_held) / nullif(sum(seconds_held) filter (where drawn_kw is not null), 0)
                                                                                           as mean_demand_kw,
         coalesce(sum(power_factor * load_kw * seconds_held)
                  / nullif(sum(load_kw * seconds_held) filter (where power_factor is not null), 0),
                  avg(power_factor))                                                       as mean_power_factor,
         min(voltage)                                                                      as min_voltage_v,
         max(voltage)                                                                      as max_voltage_v,
         round(sum(seconds_held) / 60, 3)                                                  as minutes_measured
  from   int_energy_readings
  group by sensor_id, city, district
),
quarters as (
  select sensor_id,
         time_bucket(interval 15 minutes, event_time)                                      as quarter,
         sum(drawn_kw * seconds_held) / nullif(sum(seconds_held), 0)                       as demand_kw
  from   int_energy_readings
  where  drawn_kw is not null
  group by all
),
peaks as (
  select sensor_id,
         max(demand_kw)                                                                    as peak_demand_kw,
         arg_max(quarter, (demand_kw, -epoch(quarter)))                                    as peak_time
  from   quarters
  group by sensor_id
)
select date ':day'                                                                         as day,
       *,
       least(mean_demand_kw / nullif(peak_demand_kw, 0), 1)                                as load_factor
from   days
       left join peaks using (sensor_id)
