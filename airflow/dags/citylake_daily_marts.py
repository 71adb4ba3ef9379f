"""Computes the marts of one UTC day, checks them and publishes them: all of them, or none.

- **Which day**: the run's logical date, `[day, day + 1)`. The run of the 15th starts on the 16th at 01:30 UTC: by then the
  watermark (10 minutes) and the reach in which copies of an event are looked for (1 hour) have passed. Its data interval
  is the 24 hours from 01:30 that the schedule counts in; the data are those of the day.
- **By hand**: `date`, or yesterday without it. Backfill: docs/airflow.md.
- **Run again**: safe, and gives the same tables. Two runs never work on the same day: the second fails, and is tried again.
- **Exit code 3**: a mart's check failed. What was published of the day stays. No retry; the log shows check and rows.
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, CronDataIntervalTimetable, Param

from citylake.arguments import CONFIG, DAY, JAR, RUN_ID
from citylake.assets import MARTS
from citylake.submit import RETRIED, SubmitJob

with DAG(
    dag_id="citylake_daily_marts",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("30 1 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={**RETRIED, "execution_timeout": timedelta(hours=3)},
    tags=["citylake", "batch", "marts"],
    params={
        "date": Param(None, type=["null", "string"], format="date", description="day (UTC); empty: of the logical date"),
        "marts": Param(
            [],
            type="array",
            items={"type": "string"},
            description="these marts alone, with the windows that they are checked against; empty: all",
        ),
    },
):
    SubmitJob(
        task_id="daily_marts",
        application=JAR,
        java_class="io.citylake.batch.DailyMartsCommand",
        application_args=[
            "--config", CONFIG,
            "--date", DAY,
            "--run-id", RUN_ID,
            "{{ '--mart' if params.marts else '' }}", "{{ params.marts | join(',') }}",
        ],
        outlets=[MARTS],
    )
