-- One row per day and car park.
with steps as (
  select *, places_taken - lag(places_taken) ignore nulls over (partition by sensor_id order by event_time) as step
  from   stg_parking
),
days as (
  select sensor_id, city, district,
         max_by(capacity, event_time) filter (where capacity is not null)             as capacity,
         try_divide(sum(occupancy * seconds_held), sum(seconds_held) filter (where occupancy is not null))
                                                                                      as mean_occupancy,
         max(occupancy)                                                               as peak_occupancy,
         min_by(event_time, struct(-occupancy, event_time)) filter (where occupancy is not null)
                                                                                      as peak_time,       -- the first of equals
         round(sum(if(occupancy >= 0.98, seconds_held, 0)) filter (where occupancy is not null) / 60, 3)
                                                                                      as full_minutes,
         if(count(entries) > 0, 'counted', 'lower bound')                             as entries_source,
         coalesce(sum(entries), sum(greatest(step, 0)) filter (where step is not null)) as entries,
         round(sum(seconds_held) / 60, 3)                                              as minutes_measured
  from   steps
  group by sensor_id, city, district
)
select :day                           as day,
       *,
       try_divide(entries, capacity)  as turnover
from   days
