-- Days whose windows were published since their layers were last compared, the newest first. Older days than the limit
-- are left to a run by hand.
select w.day::text
from      serving.published w
left join serving.published d on d.mart = 'layer_differences' and d.day = w.day
where w.mart = 'windows'
and   (d.day is null or d.published_at < w.published_at)
and   w.day >= (now() at time zone 'UTC')::date - %(newest_days)s::integer
order by w.day desc
