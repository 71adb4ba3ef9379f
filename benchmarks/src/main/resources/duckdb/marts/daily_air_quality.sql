with hours as (
  select sensor_id, city, district, hour,
         max(band)                                                         as band,
         arg_max(band_name, band)                                          as band_name,
         arg_max(pollutant, (band, depth_in_band, pollutant))              as worst_pollutant,
         max((band, depth_in_band))                                        as badness,
         max(mean_ug_m3) filter (where pollutant = 'pm2_5')                as pm2_5,
         max(mean_ug_m3) filter (where pollutant = 'pm10')                 as pm10,
         max(mean_ug_m3) filter (where pollutant = 'no2')                  as no2,
         max(mean_ug_m3) filter (where pollutant = 'o3')                   as o3,
         max(mean_ug_m3) filter (where pollutant = 'so2')                  as so2
  from   int_pollutant_hours
  group by sensor_id, city, district, hour
),
dominant as (                                         -- mode() would take any of equals: the first by name is wanted
  select sensor_id, city, district, worst_pollutant as dominant_pollutant
  from   hours
  group by sensor_id, city, district, worst_pollutant
  qualify row_number() over (partition by sensor_id, city, district order by count(*) desc, worst_pollutant) = 1
),
days as (
  select sensor_id, city, district,
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
         sign(count(pm2_5)) + sign(count(pm10)) + sign(count(no2)) + sign(count(o3)) + sign(count(so2))
                                                                           as pollutants_measured,
         avg(pm2_5)                                                        as mean_pm2_5_ug_m3,
         avg(pm10)                                                         as mean_pm10_ug_m3,
         avg(no2)                                                          as mean_no2_ug_m3,
         avg(o3)                                                           as mean_o3_ug_m3,
         avg(so2)                                                          as mean_so2_ug_m3
  from   hours
  group by sensor_id, city, district
)
select date ':day' as day, *
from   days
       join dominant using (sensor_id, city, district)
