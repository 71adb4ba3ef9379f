create view int_city_pollutant_hours as
with city_hours as (
  select city, hour, pollutant, avg(mean_ug_m3) as mean_ug_m3
  from   int_pollutant_hours
  group by all
)
select city, hour, pollutant, mean_ug_m3, band, band_name,
       coalesce((mean_ug_m3 - above_ug_m3) / (up_to_ug_m3 - above_ug_m3), 1 - above_ug_m3 / mean_ug_m3) as depth_in_band
from   city_hours
       join int_eaqi_bands using (pollutant)
where  mean_ug_m3 <= coalesce(up_to_ug_m3, 'infinity'::double)
and   (mean_ug_m3 > above_ug_m3 or band = 1)
