"""A night of the batch layer under Airflow itself: its scheduler, its asset events, its API server."""

from __future__ import annotations

import json
import os
import unittest
from urllib.parse import quote

from running import DAY, Standalone, needs_a_city, on_the_database

MOST_LOG_LINES = 300


@needs_a_city
class ScheduledTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.airflow = Standalone(int(os.environ["AIRFLOW__API__PORT"]))
        cls.addClassCleanup(cls.airflow.stop)
        cls.airflow.log_in()

    def test_marts_of_last_night_start_the_comparisons_and_a_finding_is_shown_as_one(self):
        on_the_database(
            "update live.windows set value_sum = value_sum + 1"
            " where window_start = (select min(window_start) from live.windows)"
        )
        marts = self.night()
        with self.subTest("snapshots"):
            self.assert_compared("citylake_compare_snapshots", marts, "success")
        with self.subTest("layers"):
            compared = self.assert_compared("citylake_compare_layers", marts, "failed")
            self.assertRegex(compared, r"unexplained +1 ")
            self.assertIn("no explanation (exit code 3)", compared)
        self.assertIn("<html", self.airflow.page("/"))

    def night(self) -> str:
        """The marts' run that the schedule has to catch up with once its DAG is on."""
        for dag in ("citylake_compare_layers", "citylake_compare_snapshots", "citylake_daily_marts"):
            self.airflow.wait(f"for {dag}", lambda: self.airflow.patch(f"/dags/{dag}", {"is_paused": False}))
        run = self.run_of_type("scheduled", "citylake_daily_marts")
        self.assert_ended("citylake_daily_marts", run, "success")
        self.assert_quiet_and_named("citylake_daily_marts", run)
        return run

    def assert_compared(self, dag: str, marts: str, state: str) -> str:
        """The log of the comparison that the marts' run has started; it was tried once."""
        run = self.run_of_type("asset_triggered", dag)
        self.assert_ended(dag, run, state)
        events = self.airflow.get(f"/dags/{dag}/dagRuns/{quote(run)}/upstreamAssetEvents")["asset_events"]
        self.assertIn(marts, [event["source_run_id"] for event in events])
        (mapped,) = [task for task in self.tasks(dag, run) if task["map_index"] == 0]
        self.assertEqual((mapped["state"], mapped["try_number"]), (state, 1))
        self.assertIn(DAY, mapped["rendered_map_index"])
        return self.log(dag, run, mapped)

    def run_of_type(self, run_type: str, dag: str) -> str:
        def runs():
            found = self.airflow.get(f"/dags/{dag}/dagRuns")["dag_runs"]
            return [run["dag_run_id"] for run in found if run["run_type"] == run_type]

        (run,) = self.airflow.wait(f"for the {run_type} run of {dag}", runs)
        return run

    def assert_ended(self, dag: str, run: str, state: str) -> None:
        def ended():
            found = self.airflow.get(f"/dags/{dag}/dagRuns/{quote(run)}")["state"]
            return found if found in ("success", "failed") else None

        tasks = lambda: [(task["task_id"], task["state"]) for task in self.tasks(dag, run)]  # noqa: E731
        self.assertEqual(self.airflow.wait(f"for the end of {dag}", ended), state, tasks())

    def assert_quiet_and_named(self, dag: str, run: str) -> None:
        (task,) = self.tasks(dag, run)
        log = self.log(dag, run, task)
        self.assertIn(f"--name {dag} ", log)
        self.assertIn("daily_metrics", log)
        self.assertLess(len(log.splitlines()), MOST_LOG_LINES, log)

    def tasks(self, dag: str, run: str) -> list[dict]:
        return self.airflow.get(f"/dags/{dag}/dagRuns/{quote(run)}/taskInstances")["task_instances"]

    def log(self, dag: str, run: str, task: dict) -> str:
        path = f"/dags/{dag}/dagRuns/{quote(run)}/taskInstances/{task['task_id']}/logs/{task['try_number']}"
        content = self.airflow.get(f"{path}?map_index={task['map_index']}&full_content=true")["content"]
        return "\n".join(line if isinstance(line, str) else json.dumps(line) for line in content)


if __name__ == "__main__":
    unittest.main()
