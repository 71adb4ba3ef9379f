with readings_with_wind as (
  select *,
         wind_speed * sin(radians(wind_direction)) as wind_east,
         wind_speed * cos(radians(wind_direction)) as wind_north
  from   stg_weather
)
select date ':day'                                                              as day,
       sensor_id, city, district,
       min(temperature)                                                         as min_temperature_cel,
       avg(temperature)                                                         as mean_temperature_cel,
       max(temperature)                                                         as max_temperature_cel,
       avg(case when temperature > 15.5 then 0 else 15.5 - temperature end)     as heating_degree_days,
       avg(case when temperature < 22 then 0 else temperature - 22 end)         as cooling_degree_days,
       avg(relative_humidity)                                                   as mean_relative_humidity_percent,
       avg(atmospheric_pressure)                                                as mean_pressure_hpa,
       sum(precipitation)                                                       as precipitation_mm,
       max(snow_height)                                                         as max_snow_height_cm,
       avg(wind_speed)                                                          as mean_wind_speed_m_s,
       case when sqrt(pow(avg(wind_east), 2) + pow(avg(wind_north), 2)) > 1e-6
            then fmod(degrees(atan2(avg(wind_east), avg(wind_north))) + 360, 360) end as mean_wind_direction_deg,
       max(gust_speed)                                                          as max_gust_m_s,
       avg(cloud_cover)                                                         as mean_cloud_cover_percent,
       sum(solar_radiation * seconds_held) / 3600 / 1000                        as solar_energy_kwh_m2,
       max(uv_index)                                                            as max_uv_index,
       round(sum(seconds_held) / 60, 3)                                         as minutes_measured
from   readings_with_wind
group by sensor_id, city, district
