select date ':day'                                                as day,
       time_bucket(interval 5 minutes, event_time)                as window_start,
       window_start + interval 5 minutes                          as window_end,
       city, district, sensor_type, metric,
       count(*)                                                   as reading_count,
       sum(value)                                                 as value_sum,
       min(value)                                                 as value_min,
       max(value)                                                 as value_max,
       sum(value * value)                                         as value_sum_squares
from   message_measurements
group by all
