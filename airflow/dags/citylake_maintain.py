"""Keeps the tables small, quick and to their retention: compaction, expiry, orphan files, old partitions.

- Safe beside a running stream and beside batch runs; two never run at once.
- `dry_run` says what it would do, and changes nothing. Ages and sizes: `batch.maintenance` in citylake.conf.
- **Exit code 1**: the upkeep of a table failed, the others are done; tried again.
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, Param

from citylake.arguments import CONFIG, JAR
from citylake.submit import RETRIED, SubmitJob

with DAG(
    dag_id="citylake_maintain",
    doc_md=__doc__,
    schedule="0 8 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={**RETRIED, "execution_timeout": timedelta(hours=6)},
    tags=["citylake", "maintenance"],
    params={
        "dry_run": Param(False, type="boolean", description="say what it would do, and change nothing"),
        "tables": Param(
            [], type="array", items={"type": "string"}, description="these alone, for example raw.records; empty: all"
        ),
    },
):
    SubmitJob(
        task_id="maintain_tables",
        application=JAR,
        java_class="io.citylake.batch.MaintainTablesCommand",
        application_args=[
            "--config", CONFIG,
            "{{ '--dry-run' if params.dry_run else '' }}",
            "{{ '--table' if params.tables else '' }}", "{{ params.tables | join(',') }}",
        ],
    )
