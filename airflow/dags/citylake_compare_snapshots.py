"""Shows what a run changed in marts that had been published before: rows, columns, and the readings that came between.

- **When**: after each run that published marts (asset `citylake_marts`).
- **Compared**: each day that the run published, with the day's publication before (tags `day_2026_01_15_run_...`). A day
  that is published for the first time has only new rows.
- **By hand**: `date`, a published day. Other states (snapshots, tags, times): `./citylake batch compare-snapshots`.
- It ends with success whether or not anything differs; the result is in the log.
"""

from datetime import timedelta

from airflow.sdk import DAG, Param, task

from citylake.arguments import CONFIG, JAR, triggering_runs
from citylake.assets import MARTS
from citylake.serving import ask
from citylake.submit import RETRIED, SubmitJob

with DAG(
    dag_id="citylake_compare_snapshots",
    doc_md=__doc__,
    schedule=[MARTS],
    catchup=False,
    max_active_runs=1,
    default_args={**RETRIED, "execution_timeout": timedelta(hours=1)},
    tags=["citylake", "batch", "comparison"],
    params={
        "date": Param(None, type=["null", "string"], format="date", description="day (UTC); empty: of the triggering runs"),
        "marts": Param(
            ["daily_city_metrics"], type="array", items={"type": "string"}, minItems=1, description="marts to compare"
        ),
        "rows": Param(20, type="integer", minimum=0, description="rows shown of each kind of change"),
    },
):

    @task
    def arguments_of_each_comparison(config: str, params=None, triggering_asset_events=None) -> list:
        day = params["date"]
        runs = triggering_runs(triggering_asset_events)
        return [
            [mart, "--config", config, "--date", day_of_mart, "--rows", str(params["rows"])]
            for mart in params["marts"]
            for day_of_mart in ([day] if day else ask("published_days.sql", mart=mart, runs=runs))
        ]

    SubmitJob.partial(
        task_id="compare_snapshots",
        application=JAR,
        java_class="io.citylake.batch.CompareSnapshotsCommand",
        max_active_tis_per_dagrun=1,
        map_index_template="{{ task.application_args[0] }} {{ task.application_args[4] }}",
    ).expand(application_args=arguments_of_each_comparison(CONFIG))
