-- The day's readings: one for the parts of an event, of each column the value of the first part that has one.
create view readings as
with whole as (
  from once
  anti join parts using (topic, topic_id, "partition", "offset")
),
joined as (
  select arg_min(columns(* exclude (event, part)), part)
  from   once
         join parts using (topic, topic_id, "partition", "offset")
  group by event
),
events as (
  from whole
  union all by name
  from joined
)
select * replace (coalesce(city, 'unknown')     as city,
                  coalesce(district, 'unknown') as district)
from   events
where  event_time >= timestamp ':day'
and    event_time <  timestamp ':day' + interval 1 day
