-- The exact percentiles are of the measurements themselves: DuckDB's know no weights.
with expected as (
  select city, sensor_type, metric,
         count(*)                            as sensor_count,
         sum(ceil(86400 / cadence_seconds))  as expected_reading_count
  from   (select distinct city, sensor_type, metric, sensor_id from int_sensor_metrics)
         left join int_sensor_cadences using (sensor_type, sensor_id)
  group by all
),
spread as (
  select city, sensor_type, metric,
         count(*)                                       as reading_count,
         sum(value)                                     as value_sum,
         sum(value) / count(*)                          as value_mean,
         min(value)                                     as value_min,
         max(value)                                     as value_max,
         stddev_pop(value)                              as value_stddev,
         quantile_cont(value, [0.5, 0.95, 0.99])        as value_percentiles
  from   measurements
  group by all
)
select date ':day'                                             as day,
       city, sensor_type, metric,
       reading_count,
       sensor_count,
       expected_reading_count,
       least(1.0, reading_count / expected_reading_count)      as completeness,
       value_sum, value_mean, value_min, value_max, value_stddev,
       value_percentiles[1]                                    as value_p50,
       value_percentiles[2]                                    as value_p95,
       value_percentiles[3]                                    as value_p99
from   spread
       join expected using (city, sensor_type, metric)
