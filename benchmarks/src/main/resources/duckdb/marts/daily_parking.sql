with steps as (
  select *, places_taken - lag(places_taken ignore nulls) over (partition by sensor_id order by event_time) as step
  from   stg_parking
),
days as (
  select sensor_id, city, district,
         arg_max(capacity, event_time) filter (where capacity is not null)              as capacity,
         sum(occupancy * seconds_held) / nullif(sum(seconds_held) filter (where occupancy is not null), 0)
                                                                                        as mean_occupancy,
         max(occupancy)                                                                 as peak_occupancy,
         arg_min(event_time, (-occupancy, event_time)) filter (where occupancy is not null) as peak_time,
         round(sum(case when occupancy >= 0.98 then seconds_held else 0 end) filter (where occupancy is not null) / 60, 3)
                                                                                        as full_minutes,
         case when count(entries) > 0 then 'counted' else 'lower bound' end             as entries_source,
         coalesce(sum(entries), sum(greatest(step, 0)) filter (where step is not null)) as entries,
         round(sum(seconds_held) / 60, 3)                                               as minutes_measured
  from   steps
  group by sensor_id, city, district
)
select date ':day'                     as day,
       *,
       entries / nullif(capacity, 0)   as turnover
from   days
