"""Explains, after marts were published, every window in which the speed layer and the batch layer differ.

- **When**: after each run that published marts (asset `citylake_marts`).
- **Which days**: those whose windows were published since they were last compared, one task for each. None: skipped.
- **By hand**: `date`, a published day.
- **Exit code 3**: a difference has no explanation. That is a finding, not a fault of the run: no retry. The differences
  are in `serving.layer_differences`, with the records behind them in `serving.layer_difference_records`.
"""

from datetime import timedelta

from airflow.sdk import DAG, Param, task

from citylake.arguments import CONFIG, JAR, RUN_ID
from citylake.assets import MARTS
from citylake.serving import ask
from citylake.submit import RETRIED, SubmitJob

with DAG(
    dag_id="citylake_compare_layers",
    doc_md=__doc__,
    schedule=[MARTS],
    catchup=False,
    max_active_runs=1,
    default_args={**RETRIED, "execution_timeout": timedelta(hours=2)},
    tags=["citylake", "batch", "comparison"],
    params={
        "date": Param(None, type=["null", "string"], format="date", description="day (UTC); empty: all not yet compared"),
        "newest_days": Param(45, type="integer", minimum=1, description="without a date: not before so many days ago"),
    },
):

    @task
    def arguments_of_each_day(config: str, comparison: str, params=None) -> list:
        day = params["date"]
        days = [day] if day else ask("uncompared_days.sql", newest_days=params["newest_days"])
        return [["--config", config, "--date", day, "--run-id", comparison] for day in days]

    SubmitJob.partial(
        task_id="compare_layers",
        application=JAR,
        java_class="io.citylake.batch.CompareLayersCommand",
        max_active_tis_per_dagrun=1,
        map_index_template="{{ task.application_args[3] }}",
    ).expand(application_args=arguments_of_each_day(CONFIG, RUN_ID))
