-- Valid records of the day, and of the time around it in which copies are looked for. Times are UTC without a zone: functions of
-- times with one are slower.
create view nearby as
select * replace (make_timestamp(epoch_us(event_time))   as event_time,
                  make_timestamp(epoch_us(arrival_time)) as arrival_time,
                  coalesce(topic_id, '')                 as topic_id),
       coalesce(event_id, cast(epoch_us(event_time) as varchar)) as _identity
from   records
where  rejection_reason is null
and    event_time >= timestamptz ':day 00:00:00+00' - interval 1 hour
and    event_time <  timestamptz ':day 00:00:00+00' + interval 1 day + interval 65 minutes
