create view stg_parking as
with judged as (
  select *,
         coalesce(available_spot_number <= total_spot_number, true) as is_plausible,
         total_spot_number - available_spot_number                  as taken
  from   stg_held_readings
  where  sensor_type = 'parking'
)
select sensor_id, city, district, event_time, seconds_held, entries,
       total_spot_number                                            as capacity,
       case when is_plausible then taken end                        as places_taken,
       case when is_plausible
            then coalesce(occupancy, taken / nullif(total_spot_number, 0)) end as occupancy
from   judged
