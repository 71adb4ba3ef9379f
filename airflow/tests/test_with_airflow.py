"""The DAGs as Airflow sees them: runs where Airflow 3 and the two providers are installed (docs/airflow.md)."""

from __future__ import annotations

import importlib.util
import os
import sys
import unittest
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

from dag_files import DAGS, RESERVED, dag_files


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


# Not "airflow": from the root of the checkout, the folder of that name would be found.
@unittest.skipUnless(_is_installed("airflow.sdk"), "Airflow is not installed")
class DagBagTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
        from airflow.dag_processing.dagbag import DagBag

        sys.path.insert(0, str(DAGS))
        cls.bag = DagBag(dag_folder=str(DAGS))

    def test_every_file_gives_its_dag(self):
        self.assertEqual(self.bag.import_errors, {})
        self.assertEqual(set(self.bag.dags), {file.path.stem for file in dag_files()})

    def test_the_names_that_no_argument_may_bear_are_airflows(self):
        from airflow.sdk.definitions.context import KNOWN_CONTEXT_KEYS

        self.assertEqual(RESERVED, KNOWN_CONTEXT_KEYS)

    def test_comparisons_are_scheduled_by_the_marts(self):
        for name in ("citylake_compare_layers", "citylake_compare_snapshots"):
            self.assertIn("Asset", type(self.bag.dags[name].timetable).__name__)

    def test_marts_count_in_data_intervals(self):
        timetable = self.bag.dags["citylake_daily_marts"].timetable
        self.assertEqual(type(timetable).__name__, "CronDataIntervalTimetable")

    def test_arguments_of_a_scheduled_run(self):
        logical = datetime(2026, 1, 15, 1, 30, tzinfo=timezone.utc)
        self.assertEqual(
            self._rendered("citylake_daily_marts", logical, logical + timedelta(days=1)),
            ["--config", "/etc/citylake.conf", "--date", "2026-01-15", "--run-id", "scheduled", "", ""],
        )

    def test_arguments_of_a_run_by_hand_without_a_logical_date(self):
        now = datetime(2026, 1, 20, 10, 0, tzinfo=timezone.utc)
        self.assertEqual(
            self._rendered("citylake_daily_marts", None, now, marts=["daily_traffic", "daily_energy"])[2:],
            ["--date", "2026-01-19", "--run-id", "scheduled", "--mart", "daily_traffic,daily_energy"],
        )

    def test_arguments_of_comparisons_by_hand(self):
        snapshots = self.bag.dags["citylake_compare_snapshots"].get_task("arguments_of_each_comparison")
        self.assertEqual(
            snapshots.python_callable(
                "/etc/citylake.conf",
                params={"date": "2026-01-15", "marts": ["daily_traffic"], "rows": 5},
                triggering_asset_events={},
            ),
            [["daily_traffic", "--config", "/etc/citylake.conf", "--date", "2026-01-15", "--rows", "5"]],
        )
        layers = self.bag.dags["citylake_compare_layers"].get_task("arguments_of_each_day")
        self.assertEqual(
            layers.python_callable("/etc/citylake.conf", "manual", params={"date": "2026-01-15"}),
            [["--config", "/etc/citylake.conf", "--date", "2026-01-15", "--run-id", "manual"]],
        )

    def test_a_comparison_that_an_asset_triggered_is_mapped_over_what_the_database_answers(self):
        from airflow.sdk.definitions.mappedoperator import MappedOperator

        for name, mapped, asked in (
            ("citylake_compare_layers", "compare_layers", "arguments_of_each_day"),
            ("citylake_compare_snapshots", "compare_snapshots", "arguments_of_each_comparison"),
        ):
            task = self.bag.dags[name].get_task(mapped)
            self.assertIsInstance(task, MappedOperator)
            self.assertEqual(task.upstream_task_ids, {asked})

    def _rendered(self, dag_id, logical_date, run_after, **params):
        from airflow.sdk.execution_time import macros

        dag = self.bag.dags[dag_id]
        (task,) = dag.tasks
        context = {
            "params": {"date": None, "marts": [], **params},
            "dag_run": SimpleNamespace(logical_date=logical_date, run_after=run_after),
            "macros": macros,
            "run_id": "scheduled",
            "var": {"value": SimpleNamespace(citylake_config="/etc/citylake.conf")},
        }
        environment = dag.get_template_env()
        return [environment.from_string(argument).render(context) for argument in task.application_args]


if __name__ == "__main__":
    unittest.main()
