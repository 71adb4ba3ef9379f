-- One row per day and city: the European Air Quality Index (EAQI) of the mean over the city's stations, hour by hour.
with hours as (
  select city, hour,
         max(band)                                                         as band,
         max_by(band_name, band)                                           as band_name,
         max_by(pollutant, struct(band, depth_in_band, pollutant))         as worst_pollutant,
         max(struct(band, depth_in_band))                                  as badness,
         max(mean_ug_m3) filter (where pollutant = 'pm2_5')                as pm2_5,
         max(mean_ug_m3) filter (where pollutant = 'pm10')                 as pm10,
         max(mean_ug_m3) filter (where pollutant = 'no2')                  as no2,
         max(mean_ug_m3) filter (where pollutant = 'o3')                   as o3,
         max(mean_ug_m3) filter (where pollutant = 'so2')                  as so2
  from   int_city_pollutant_hours
  group by city, hour
),
days as (
  select city,
         count(*)                                                          as hours_measured,
         max(band)                                                         as worst_band,
         max_by(band_name, band)                                           as worst_band_name,
         max_by(hour, struct(badness, -unix_seconds(hour)))                as worst_hour,           -- the first of equals
         max_by(worst_pollutant, struct(badness, -unix_seconds(hour)))     as worst_pollutant,
         mode() within group (order by worst_pollutant)                    as dominant_pollutant,   -- of most hours
         count_if(band = 1)                                                as hours_good,
         count_if(band = 2)                                                as hours_fair,
         count_if(band = 3)                                                as hours_moderate,
         count_if(band = 4)                                                as hours_poor,
         count_if(band = 5)                                                as hours_very_poor,
         count_if(band = 6)                                                as hours_extremely_poor,
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
         max_by(sensor_id, struct(band, depth_in_band, sensor_id))         as worst_station
  from   int_pollutant_hours
  group by city
)
select :day as day, *
from   days
join   stations using (city)
