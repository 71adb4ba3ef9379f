-- Days of a mart that were published by these runs of the scheduler. A job makes its own run id of the scheduler's
-- (RunIds): lower case, an underscore for anything else than letters and digits, four random digits at the end.
select p.day::text
from   serving.published p
where  p.mart = %(mart)s
and    exists (
         select from unnest(%(runs)s::text[]) as run (id)
         where p.run_id ~ ('^' || regexp_replace(lower(run.id), '[^a-z0-9]+', '_', 'g') || '_[0-9a-f]{4}$'))
order by p.day
