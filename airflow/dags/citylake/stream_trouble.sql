-- What is wrong with the stream, one sentence for each query; no row where all is well. Where no query is asked for, all
-- are that were ever started, and it is wrong that none was.
select e.query || ': ' || t.trouble
from      (select unnest(%(queries)s::text[])
           union all
           select query from serving.queries where cardinality(%(queries)s::text[]) = 0
           union all
           select 'stream' where cardinality(%(queries)s::text[]) = 0 and not exists (select from serving.queries)
          ) as e (query)
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
