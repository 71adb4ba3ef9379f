-- What windows are made of.
create view messages as
select * replace (coalesce(city, 'unknown')     as city,
                  coalesce(district, 'unknown') as district)
from   once
where  event_time >= timestamp ':day'
and    event_time <  timestamp ':day' + interval 1 day
