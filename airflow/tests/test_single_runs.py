"""DAGs' tasks run by Airflow in this process (`dag.test()`), the jobs under Spark's own spark-submit.

Those of the daily marts and of both comparisons are run by the scheduler (test_scheduled.py). That goes before, and has
published the day: late readings are then looked for in vain. Run alone, they publish it here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unittest
from unittest import mock

from dag_files import DAGS
from running import airflow, needs_a_city


@needs_a_city
class SingleRunsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run(airflow("db", "migrate"), check=True, capture_output=True)
        sys.path.insert(0, str(DAGS))
        from airflow.dag_processing.dagbag import DagBag

        cls.bag = DagBag(dag_folder=str(DAGS))
        cls.late_readings = cls.run_of("citylake_late_readings")

    def test_late_readings_are_looked_for(self):
        self.assert_ended(self.late_readings, "success")

    def test_tables_are_maintained(self):
        self.assert_ended(self.run_of("citylake_maintain", dry_run=True, tables=["raw.records"]), "success")

    def test_the_watchdog_passes_a_stream_that_is_fresh(self):
        day = 24 * 60 * 60
        self.assert_ended(self.run_of("citylake_watchdog", max_age_seconds=day, max_lag_seconds=day), "success")

    def test_the_watchdog_fails_at_once_where_the_stream_is_old(self):
        self.assert_ended(self.run_of("citylake_watchdog", max_age_seconds=1), "failed")

    def test_bad_configuration_is_not_tried_again(self):
        with mock.patch.dict(os.environ, AIRFLOW_VAR_CITYLAKE_CONFIG="/no/such/citylake.conf"):
            self.assert_ended(self.run_of("citylake_maintain"), "failed")

    @classmethod
    def run_of(cls, dag_id: str, **conf):
        return cls.bag.dags[dag_id].test(run_conf=conf)

    def assert_ended(self, run, state: str) -> None:
        tasks = run.get_task_instances()
        self.assertEqual(run.state, state, [(task.task_id, task.state) for task in tasks])
        self.assertGreater(len(tasks), 0)
        for task in tasks:
            self.assertEqual(task.state, state, task.task_id)
            self.assertEqual(task.try_number, 1, task.task_id)


if __name__ == "__main__":
    unittest.main()
