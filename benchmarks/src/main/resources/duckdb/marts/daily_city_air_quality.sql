with hours as (
  select city, hour,
         max(band)                                                         as band,
         arg_max(band_name, band)                                          as band_name,
         arg_max(pollutant, (band, depth_in_band, pollutant))              as worst_pollutant,
         max((band, depth_in_band))                                        as badness,
         max(mean_ug_m3) filter (where pollutant = 'pm2_5')                as pm2_5,
         max(mean_ug_m3) filter (where pollutant = 'pm10')                 as pm10,
         max(mean_ug_m3) filter (where pollutant = 'no2')                  as no2,
         max(mean_ug_m3) filter (where pollutant = 'o3')                   as o3,
         max(mean_ug_m3) filter (where pollutant = 'so2')                  as so2
  from   int_city_pollutant_hours
  group by city, hour
),
dominant as (
  select city, worst_pollutant as dominant_pollutant
  from   hours
  group by city, worst_pollutant
  qualify row_number() over (partition by city order by count(*) desc, worst_pollutant) = 1
),
days as (
  select city,
         count(*)                                                          as hours_measured,
         max(band)                                                         as worst_band,
         arg_max(band_name, band)                                          as worst_band_name,
         arg_max(hour, (badness, -epoch(hour)))                            as worst_hour,
         arg_max(worst_pollutant, (badness, -epoch(hour)))                 as worst_pollutant,
         count(*) filter (where band = 1)                                  as hours_good,
         count(*) filter (where band = 2)                                  as hours_fair,
         count(*) filter (where band = 3)                                  as hours_moderate,
         count(*) filter (where band = 4)                                  as hours_poor,
         count(*) filter (where band = 5)                                  as hours_very_poor,
         count(*) filter (where band = 6)                                  as hours_extremely_poor,
         avg(pm2_5)                                                        as mean_pm2_5_ug_m3,
         avg(pm10)                                                         as mean_pm10_ug_m3,
         avg(no2)                                                          as mean_no2_ug_m3,
         avg(o3)                                                           as mean_o3_ug_m3,
         avg(so2)                                                          as mean_so2_ug_m3
  from   hours
  group by city
),
stations as (
  select city,
         count(distinct sensor_id)                                         as stations,
         max(band)                                                         as worst_station_band,
         arg_max(sensor_id, (band, depth_in_band, sensor_id))              as worst_station
  from   int_pollutant_hours
  group by city
)
select date ':day' as day, *
from   days
       join dominant using (city)
       join stations using (city)
