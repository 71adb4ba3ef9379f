"""Fails, and names the query, when the stream has stopped committing or reads records that are too old.

- **Age**: seconds since the newest batch was committed. A stream that is down shows here; so does a city that sends
  nothing, for then there is nothing to commit.
- **Lag**: how old the newest record was when its batch read it.
- A passed limit is not tried again: the next run is five minutes away. A database that does not answer is.
- Make failures reach someone: `on_failure_callback`, or the notifier of your choice (docs/airflow.md).
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, Param, task
from airflow.sdk.exceptions import AirflowFailException

from citylake.serving import ask

with DAG(
    dag_id="citylake_watchdog",
    doc_md=__doc__,
    schedule="*/5 * * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={
        "owner": "citylake",
        "retries": 2,
        "retry_delay": timedelta(seconds=10),
        "retry_exponential_backoff": 2.0,
        "execution_timeout": timedelta(minutes=2),
    },
    tags=["citylake", "stream", "watchdog"],
    params={
        "max_age_seconds": Param(300, type="integer", minimum=1, description="longest time since a commit, in s"),
        "max_lag_seconds": Param(300, type="integer", minimum=1, description="greatest age of the newest record read, in s"),
        "queries": Param(
            [],
            type="array",
            items={"type": "string"},
            description="queries that must run; none: all that were ever started (serving.queries)",
        ),
    },
):

    @task
    def stream_is_fresh(params=None) -> None:
        troubles = ask(
            "stream_trouble.sql",
            queries=params["queries"],
            max_age_seconds=params["max_age_seconds"],
            max_lag_seconds=params["max_lag_seconds"],
        )
        if troubles:
            raise AirflowFailException("; ".join(troubles))

    stream_is_fresh()
