with timed as (
  select sensor_type, sensor_id, city, district, event_time,
         (epoch_us(event_time) - epoch_us(timestamp ':day')) / 1e6   as at_second,
         (epoch_us(arrival_time) - epoch_us(event_time)) / 1e6       as delay_seconds,
         coalesce(cardinality(rejected_metrics), 0)                  as rejected_metrics
  from   readings
),
steps as (
  select *,
         lag(at_second) over (partition by sensor_type, sensor_id order by at_second) as before_second
  from   timed
),
measured as (
  select sensor_type, sensor_id,
         arg_max(city, at_second)                                    as city,
         arg_max(district, at_second)                                as district,
         count(*)                                                    as reading_count,
         min(event_time)                                             as first_reading,
         max(event_time)                                             as last_reading,
         count(*) filter (where before_second is null
                or floor(at_second / cadence_seconds) > floor(before_second / cadence_seconds)) as filled_slots,
         greatest(max(at_second - coalesce(before_second, 0)),
                  86400 - max(at_second))                            as longest_gap_seconds,
         count(*) filter (where delay_seconds > 600) / count(*)      as delayed_share,
         max(delay_seconds)                                          as max_delay_seconds,
         sum(rejected_metrics)                                       as rejected_metric_count
  from   steps
         left join int_sensor_cadences using (sensor_type, sensor_id)
  group by sensor_type, sensor_id
),
copied as (
  select sensor_type, sensor_id, count(*) as duplicate_count
  from   copies
  group by all
),
known as (
  select sensor_id, min(sensor_type) as sensor_type
  from   measured
  group by sensor_id
  having count(*) = 1
),
rejected as (
  select coalesce(rejections.sensor_type, known.sensor_type, 'unknown') as sensor_type,
         sensor_id,
         count(*)                                                    as rejection_count
  from   rejections
         left join known using (sensor_id)
  where  sensor_id is not null
  group by all
),
hours as (
  select sensor_type, sensor_id, metric, hour_of_day, value_min, value_max,
         avg(cast(value_min < value_max as integer)) over (partition by sensor_type, metric, hour_of_day) as changing_share
  from   sensor_features
),
still_hours as (
  select sensor_type, sensor_id, metric, value_min,
         hour_of_day - row_number() over (partition by sensor_type, sensor_id, metric, value_min order by hour_of_day) as first_hour
  from   hours
  where  value_min = value_max
  and    changing_share >= 0.5
),
still_runs as (
  select sensor_type, sensor_id, metric, 60 * count(*) as minutes
  from   still_hours
  group by sensor_type, sensor_id, metric, value_min, first_hour
  having count(*) >= 2
),
stuck as (
  select sensor_type, sensor_id,
         string_agg(distinct metric, ', ' order by metric)           as stuck_metrics,
         max(minutes)                                                as stuck_minutes
  from   still_runs
  group by sensor_type, sensor_id
)

select date ':day'                                                   as day,
       sensor_type, sensor_id,
       coalesce(city, 'unknown')                                     as city,
       coalesce(district, 'unknown')                                 as district,
       coalesce(reading_count, 0)                                    as reading_count,
       ceil(86400 / coalesce(int_sensor_cadences.cadence_seconds, sensor_types.cadence_seconds)) as expected_reading_count,
       coalesce(filled_slots, 0) / expected_reading_count            as uptime,
       first_reading,
       last_reading,
       coalesce(longest_gap_seconds, 86400)                          as longest_gap_seconds,
       stuck_metrics,
       coalesce(stuck_minutes, 0)                                    as stuck_minutes,
       coalesce(duplicate_count, 0)                                  as duplicate_count,
       coalesce(rejection_count, 0)                                  as rejection_count,
       delayed_share,
       max_delay_seconds,
       coalesce(rejected_metric_count, 0)                            as rejected_metric_count
from   measured
       full join copied using (sensor_type, sensor_id)
       full join rejected using (sensor_type, sensor_id)
       left join stuck using (sensor_type, sensor_id)
       left join int_sensor_cadences using (sensor_type, sensor_id)
       left join sensor_types using (sensor_type)
