-- What was measured in each city as a whole: one row per day, city, sensor type and metric. Values are in the metric's unit.
-- A mart of its own, because neither percentiles nor counts of sensors can be added up from districts.
with expected as (
  select city, sensor_type, metric,
         sum(ceil(86400 / cadence_seconds))  as expected_reading_count
  from   (select distinct city, sensor_type, metric, sensor_id from int_sensor_metrics)
         join int_sensor_cadences using (sensor_type, sensor_id)
  group by city, sensor_type, metric
),
totals as (
  select city, sensor_type, metric,
         sum(reading_count)                  as reading_count,
         count(distinct sensor_id)           as sensor_count,              -- one that moves has a row for each district
         sum(value_sum)                      as value_sum,
         sum(value_sum) / sum(reading_count) as value_mean,
         min(value_min)                      as value_min,
         max(value_max)                      as value_max
  from   int_sensor_metrics
  group by city, sensor_type, metric
),
spread as (                                                              -- percentiles are exact, interpolated between two values
  select city, sensor_type, metric,
         reading_count, sensor_count, value_sum, value_mean, value_min, value_max,
         sqrt(sum(times * power(value - value_mean, 2)) / sum(times)) as value_stddev,
         percentile(value, array(0.5, 0.95, 0.99), times)             as value_percentiles
  from   totals
         join int_value_counts using (city, sensor_type, metric)
  group by all
)
select :day                                                           as day,
       city, sensor_type, metric,
       reading_count,
       sensor_count,
       expected_reading_count,
       least(1.0, reading_count / expected_reading_count)             as completeness,
       value_sum, value_mean, value_min, value_max, value_stddev,
       value_percentiles[0]                                           as value_p50,
       value_percentiles[1]                                           as value_p95,
       value_percentiles[2]                                           as value_p99
from   spread
       left join expected using (city, sensor_type, metric)
