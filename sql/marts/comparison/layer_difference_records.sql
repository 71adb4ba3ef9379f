-- The records behind the differences: each that only one of the layers counts in a window, and why.
select *
from   record_differences
