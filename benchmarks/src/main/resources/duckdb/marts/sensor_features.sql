with hours as (
  select hour_start,
         hour(hour_start)               as hour_of_day,
         sensor_type, sensor_id, metric,
         sum(reading_count)             as reading_count,
         sum(value_sum)                 as value_sum,
         min(value_min)                 as value_min,
         max(value_max)                 as value_max
  from   int_sensor_hours
  group by all
),
looking_back as (
  select *,
         value_sum / reading_count                                             as value_mean,
         sum(value_sum) over three_hours / sum(reading_count) over three_hours as mean_3h,
         sum(value_sum) over day_so_far / sum(reading_count) over day_so_far   as mean_24h,
         max(value_sum / reading_count) over one_hour_ago                      as lag_1h,
         max(value_sum / reading_count) over two_hours_ago                     as lag_2h,
         max(value_sum / reading_count) over three_hours_ago                   as lag_3h
  from   hours
  window three_hours     as (partition by sensor_type, sensor_id, metric order by hour_of_day range between  2 preceding and current row),
         day_so_far      as (partition by sensor_type, sensor_id, metric order by hour_of_day range between 23 preceding and current row),
         one_hour_ago    as (partition by sensor_type, sensor_id, metric order by hour_of_day range between  1 preceding and 1 preceding),
         two_hours_ago   as (partition by sensor_type, sensor_id, metric order by hour_of_day range between  2 preceding and 2 preceding),
         three_hours_ago as (partition by sensor_type, sensor_id, metric order by hour_of_day range between  3 preceding and 3 preceding)
)
select date ':day'                                       as day,
       hour_start,
       sensor_type, sensor_id, metric,
       reading_count,
       value_mean, value_min, value_max,
       mean_3h, mean_24h,
       lag_1h, lag_2h, lag_3h,
       value_mean - lag_1h                               as change_1h,
       hour_of_day,
       isodow(date ':day')                               as day_of_week,
       (isodow(date ':day') - 1) * 24 + hour_of_day      as hour_of_week,
       isodow(date ':day') >= 6                          as is_weekend
from   looking_back
