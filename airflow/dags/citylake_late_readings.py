"""Computes the marts anew of those days that have got readings since they were published, or never were published.

- **Which days**: the job finds them by itself; days that nothing was added to are not touched.
- **First run**: every day that the lake holds is unpublished then. Publish them with a backfill of
  `citylake_daily_marts` before (docs/airflow.md), or give this run's task more time.
- **Exit code 3**: a mart's check failed for one of the days. The others are published. No retry.
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG

from citylake.arguments import CONFIG, JAR, RUN_ID
from citylake.assets import MARTS
from citylake.submit import RETRIED, SubmitJob

with DAG(
    dag_id="citylake_late_readings",
    doc_md=__doc__,
    schedule="0 4 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={**RETRIED, "execution_timeout": timedelta(hours=6)},
    tags=["citylake", "batch", "marts"],
):
    SubmitJob(
        task_id="daily_marts",
        application=JAR,
        java_class="io.citylake.batch.DailyMartsCommand",
        application_args=["--config", CONFIG, "--run-id", RUN_ID],
        outlets=[MARTS],
    )
