-- One row per day and station: the European Air Quality Index (EAQI). An hour's index is the band of its worst pollutant.
with hours as (
  select sensor_id, city, district, hour,
         max(band)                                                         as band,
         max_by(band_name, band)                                           as band_name,
         max_by(pollutant, struct(band, depth_in_band, pollutant))         as worst_pollutant,
         max(struct(band, depth_in_band))                                  as badness,
         max(mean_ug_m3) filter (where pollutant = 'pm2_5')                as pm2_5,
         max(mean_ug_m3) filter (where pollutant = 'pm10')                 as pm10,
         max(mean_ug_m3) filter (where pollutant = 'no2')                  as no2,
         max(mean_ug_m3) filter (where pollutant = 'o3')                   as o3,
         max(mean_ug_m3) filter (where pollutant = 'so2')                  as so2
  from   int_pollutant_hours
  group by sensor_id, city, district, hour
)
select :day                                                                as day,
       sensor_id, city, district,
       count(*)                                                            as hours_measured,
       max(band)                                                           as worst_band,
       max_by(band_name, band)                                             as worst_band_name,
       max_by(hour, struct(badness, -unix_seconds(hour)))                  as worst_hour,           -- the first of equals
       max_by(worst_pollutant, struct(badness, -unix_seconds(hour)))       as worst_pollutant,
       mode() within group (order by worst_pollutant)                      as dominant_pollutant,   -- of most hours
       count_if(band = 1)                                                  as hours_good,
       count_if(band = 2)                                                  as hours_fair,
       count_if(band = 3)                                                  as hours_moderate,
       count_if(band = 4)                                                  as hours_poor,
       count_if(band = 5)                                                  as hours_very_poor,
       count_if(band = 6)                                                  as hours_extremely_poor,
       sign(count(pm2_5)) + sign(count(pm10)) + sign(count(no2)) + sign(count(o3)) + sign(count(so2))
                                                                           as pollutants_measured,
       avg(pm2_5)                                                          as mean_pm2_5_ug_m3,
       avg(pm10)                                                           as mean_pm10_ug_m3,
       avg(no2)                                                            as mean_no2_ug_m3,
       avg(o3)                                                             as mean_o3_ug_m3,
       avg(so2)                                                            as mean_so2_ug_m3
from   hours
group by sensor_id, city, district
