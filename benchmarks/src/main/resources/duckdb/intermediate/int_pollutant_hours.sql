create table int_pollutant_hours as
with station_hours as (
  select sensor_id, city, district, date_trunc('hour', event_time) as hour,
         avg(pm2_5) as pm2_5, avg(pm10) as pm10, avg(no2) as no2, avg(o3) as o3, avg(so2) as so2
  from   stg_air_quality
  group by all
),
pollutant_hours as (
  from   station_hours
  unpivot (mean_ug_m3 for pollutant in (pm2_5, pm10, no2, o3, so2))
)
select sensor_id, city, district, hour, pollutant, mean_ug_m3, band, band_name,
       coalesce((mean_ug_m3 - above_ug_m3) / (up_to_ug_m3 - above_ug_m3), 1 - above_ug_m3 / mean_ug_m3) as depth_in_band
from   pollutant_hours
       join int_eaqi_bands using (pollutant)
where  mean_ug_m3 <= coalesce(up_to_ug_m3, 'infinity'::double)
and   (mean_ug_m3 > above_ug_m3 or band = 1)
