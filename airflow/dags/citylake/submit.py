"""How Citylake's jobs are submitted."""

from __future__ import annotations

from datetime import timedelta

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from citylake.exit_codes import why_no_retry_helps

# Every job is safe to run again: what may pass (a database away, a day that another run is at work on) is tried again.
RETRIED = {
    "owner": "citylake",
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=30),
}


# From INFO on, Spark writes some ten thousand lines for a day's marts. What a job itself says is no log, and stays.
QUIET = {"spark.log.level": "WARN"}


class SubmitJob(SparkSubmitOperator):
    """A spark-submit that leaves out arguments that render empty, and fails at once where no retry helps.

    In Spark's pages a job is called as its DAG, unless `name` says otherwise.
    """

    def __init__(self, *, name="{{ dag.dag_id }}", conf=None, **submission):
        super().__init__(name=name, conf={**QUIET, **(conf or {})}, **submission)

    def execute(self, context):
        self.application_args = [argument for argument in self.application_args if argument]
        try:
            return super().execute(context)
        except AirflowException as failure:
            reason = why_no_retry_helps(str(failure))
            if reason:
                raise AirflowFailException(reason) from failure
            raise
