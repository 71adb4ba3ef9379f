-- A report with more free places than places is wrong, and no one can say in which number: it has no occupancy and no places taken.
with judged as (
  select *,
         coalesce(available_spot_number <= total_spot_number, true)     as is_plausible,
         total_spot_number - available_spot_number                      as taken
  from   stg_held_readings
  where  sensor_type = 'parking'
)
select sensor_id, city, district, event_time, seconds_held, entries,
       total_spot_number                                                as capacity,        -- places
       if(is_plausible, taken, null)                                    as places_taken,
       if(is_plausible, coalesce(occupancy, try_divide(taken, total_spot_number)), null)
                                                                        as occupancy        -- share of the places, 0 to 1
from   judged
