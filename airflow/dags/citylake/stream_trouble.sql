-- What is wrong with the stream, one sentence for each query; no row where all is well.
select e.query || ': ' || t.trouble
from       unnest(%(queries)s::text[]) as e (query)
left join  serving.progress p on p.query = e.query
cross join lateral (
  select case
    when p.query is null
      then 'has never committed a batch'
    when p.seconds_since_commit > %(max_age_seconds)s::double precision
      then 'last commit ' || round(p.seconds_since_commit) || ' s ago, limit ' || %(max_age_seconds)s::text || ' s'
    when p.lag_seconds > %(max_lag_seconds)s::double precision
      then 'newest record read was ' || round(p.lag_seconds) || ' s old, limit ' || %(max_lag_seconds)s::text || ' s'
  end as trouble
) t
where    t.trouble is not null
order by e.query
