with sounds as (
  select *,
         pow(10, noise_level / 10)                                      as sound,
         case when hour(event_time) between  7 and 18 then 'day'
              when hour(event_time) between 19 and 22 then 'evening'
              else 'night' end                                          as period
  from   stg_environment
),
days as (
  select sensor_id, city, district,
         10 * log10(avg(sound) filter (where period = 'day'))           as noise_day_db,
         10 * log10(avg(sound) filter (where period = 'evening'))       as noise_evening_db,
         10 * log10(avg(sound) filter (where period = 'night'))         as noise_night_db,
         10 * log10(avg(sound))                                         as noise_laeq_db,
         max(noise_level)                                               as max_noise_db,
         avg(illuminance)                                               as mean_illuminance_lx,
         max(illuminance)                                               as max_illuminance_lx,
         min(soil_moisture)                                             as min_soil_moisture_percent,
         avg(soil_moisture)                                             as mean_soil_moisture_percent,
         min(water_level)                                               as min_water_level_m,
         avg(water_level)                                               as mean_water_level_m,
         max(water_level)                                               as max_water_level_m,
         min(temperature)                                               as min_temperature_cel,
         avg(temperature)                                               as mean_temperature_cel,
         max(temperature)                                               as max_temperature_cel,
         avg(relative_humidity)                                         as mean_relative_humidity_percent,
         sum(energy_consumption)                                        as consumption_kwh,
         round(sum(seconds_held) / 60, 3)                               as minutes_measured
  from   sounds
  group by sensor_id, city, district
)
select date ':day'                                                      as day,
       *,
       10 * log10((12 * pow(10,  noise_day_db          / 10)
                  + 4 * pow(10, (noise_evening_db + 5) / 10)
                  + 8 * pow(10, (noise_night_db  + 10) / 10)) / 24)     as noise_den_db
from   days
