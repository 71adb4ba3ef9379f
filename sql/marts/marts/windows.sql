-- The batch layer's windows: one row per window, place, sensor type and metric, as live.windows has them for the speed layer.
select cast(window_start as date) as day, *
from   batch_windows
