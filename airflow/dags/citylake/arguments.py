"""What a deployment and a run give the jobs: rendered when a task starts, never read while a DAG file is parsed."""

from __future__ import annotations

# Airflow Variables, for example from AIRFLOW_VAR_CITYLAKE_BATCH_JAR.
JAR = "{{ var.value.citylake_batch_jar }}"
CONFIG = "{{ var.value.citylake_config }}"

# The day that was asked for; else the run's logical date, but at the latest the last day that is over. A run that was
# triggered by hand has "now" for its logical date, or none at all.
DAY = (
    "{{ params.date or"
    " [(dag_run.logical_date or dag_run.run_after) | ds, macros.ds_add(dag_run.run_after | ds, -1)] | min }}"
)

RUN_ID = "{{ run_id }}"


def triggering_runs(triggering_asset_events) -> list[str]:
    """The run ids behind the asset events that started a run; none where a person started it, or made the event."""
    events = [event for of_asset in triggering_asset_events.values() for event in of_asset]
    return [event.source_run_id for event in events if event.source_run_id]
