-- One row for each window that the layers see differently: both values, and why.
select *
from   window_differences
