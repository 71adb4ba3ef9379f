"""What must hold of the DAG files; needs neither Airflow nor anything else beside Python."""

from __future__ import annotations

import ast
import json
import re
import sys
import unittest
from types import SimpleNamespace

from dag_files import DAGS, RESERVED, ROOT, JavaSource, dag_files

sys.path.insert(0, str(DAGS))

from citylake import arguments, exit_codes  # noqa: E402


def submissions():
    return [(file, submission) for file in dag_files() for submission in file.submissions()]


class DagFilesTest(unittest.TestCase):
    def test_there_is_a_dag_for_each_duty(self):
        ids = {ast.literal_eval(file.dag["dag_id"]) for file in dag_files()}
        self.assertEqual(
            ids,
            {
                "citylake_daily_marts",
                "citylake_late_readings",
                "citylake_compare_layers",
                "citylake_compare_snapshots",
                "citylake_maintain",
                "citylake_watchdog",
            },
        )

    def test_every_module_compiles(self):
        for path in DAGS.rglob("*.py"):
            with self.subTest(path.name):
                compile(path.read_text(encoding="utf-8"), str(path), "exec")

    def test_a_dag_is_named_as_its_file_and_says_what_it_does(self):
        for file in dag_files():
            with self.subTest(file.path.name):
                self.assertEqual(ast.literal_eval(file.dag["dag_id"]), file.path.stem)
                self.assertEqual(ast.dump(file.dag["doc_md"]), ast.dump(ast.parse("__doc__", mode="eval").body))
                self.assertGreater(len(file.doc), 200)

    def test_a_dag_has_tags_an_owner_and_one_run_at_a_time(self):
        for file in dag_files():
            with self.subTest(file.path.name):
                self.assertIn("citylake", ast.literal_eval(file.dag["tags"]))
                self.assertEqual(ast.literal_eval(file.dag["max_active_runs"]), 1)
                self.assertIs(ast.literal_eval(file.dag["catchup"]), False)
                self.assertEqual(ast.literal_eval(file.default_args["owner"]), "citylake")

    def test_every_task_is_tried_again_ever_later_and_ends_some_time(self):
        for file in dag_files():
            with self.subTest(file.path.name):
                self.assertGreater(ast.literal_eval(file.default_args["retries"]), 0)
                backoff = ast.literal_eval(file.default_args["retry_exponential_backoff"])
                self.assertGreater(backoff, 1, "a factor since Airflow 3.2")
                self.assertNotIsInstance(backoff, bool)
                self.assertEqual(file.default_args["execution_timeout"].func.id, "timedelta")

    def test_every_parameter_has_a_type_and_a_description(self):
        for file in dag_files():
            with self.subTest(file.path.name):
                for name, param in file.params.items():
                    keywords = {keyword.arg for keyword in param.keywords}
                    self.assertLessEqual({"type", "description"}, keywords, name)

    def test_scheduled_days_have_a_data_interval_and_comparisons_wait_for_the_marts(self):
        schedules = {file.path.stem: ast.unparse(file.dag["schedule"]) for file in dag_files()}
        self.assertEqual(
            schedules["citylake_daily_marts"], "CronDataIntervalTimetable('30 1 * * *', timezone='UTC')"
        )
        self.assertEqual(schedules["citylake_compare_layers"], "[MARTS]")
        self.assertEqual(schedules["citylake_compare_snapshots"], "[MARTS]")

    def test_no_secret_no_address_and_no_connection_as_a_uri(self):
        for path in DAGS.rglob("*.py"):
            with self.subTest(path.name):
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"(?i)password|[a-z]+://|AIRFLOW_CONN")

    def test_the_docs_give_connections_as_json(self):
        connections = re.findall(
            r"AIRFLOW_CONN_\w+='([^']*)'", (ROOT / "docs" / "airflow.md").read_text(encoding="utf-8")
        )
        self.assertGreaterEqual(len(connections), 2)
        for connection in connections:
            self.assertIn("conn_type", json.loads(connection))

    def test_no_argument_of_a_task_bears_a_name_of_airflows_context(self):
        # Airflow refuses to run a task that is given one of them by position.
        for file in dag_files():
            for task in ast.walk(file.tree):
                if isinstance(task, ast.FunctionDef):
                    given = task.args.args[: len(task.args.args) - len(task.args.defaults)]
                    with self.subTest(file.path.name, task=task.name):
                        self.assertFalse({argument.arg for argument in given} & RESERVED)


class SubmissionsTest(unittest.TestCase):
    def test_every_dag_but_the_watchdog_submits_one_job(self):
        jobs = {file.path.stem: len(file.submissions()) for file in dag_files()}
        self.assertEqual(jobs.pop("citylake_watchdog"), 0)
        self.assertEqual(set(jobs.values()), {1})

    def test_the_class_is_a_main_of_the_batch_job(self):
        for file, submission in submissions():
            with self.subTest(file.path.name):
                self.assertTrue(JavaSource(submission.java_class).has_main(), submission.java_class)

    def test_the_job_has_every_option_that_it_is_given(self):
        for file, submission in submissions():
            with self.subTest(file.path.name):
                given = {option for text in file.strings() for option in re.findall(r"(?<![\w-])--[a-z-]+", text)}
                self.assertIn("--config", given)
                self.assertLessEqual(given, JavaSource(submission.java_class).options())

    def test_every_argument_is_a_string(self):
        texts = {name for name, value in vars(arguments).items() if isinstance(value, str)}
        for file, submission in submissions():
            with self.subTest(file.path.name):
                for argument in submission.arguments:
                    self.assertTrue(_is_text(argument, texts), ast.unparse(argument))


class ExitCodesTest(unittest.TestCase):
    def test_they_are_those_of_the_jobs(self):
        codes = (ROOT / "command/src/main/java/io/citylake/command/ExitCodes.java").read_text(encoding="utf-8")
        self.assertIn("int UNEXPLAINED = 3;", codes)
        bad = (ROOT / "core/src/main/java/io/citylake/config/BadConfiguration.java").read_text(encoding="utf-8")
        self.assertRegex(bad, r"int EXIT_CODE = 2;")
        self.assertEqual(set(exit_codes.NO_RETRY_HELPS), {2, 3})

    def test_a_failed_check_and_bad_arguments_are_not_tried_again(self):
        command = "Cannot execute: spark-submit --class x job.jar --date 2026-01-15. "
        self.assertIn("exit code 3", exit_codes.why_no_retry_helps(command + "Error code is: 3."))
        self.assertIn("exit code 2", exit_codes.why_no_retry_helps(command + "Error code is: 2.\nLast output:\nx"))
        self.assertIn(
            "exit code 3",
            exit_codes.why_no_retry_helps(command + "Error code is: 0. Kubernetes spark exit code is: 3"),
        )

    def test_everything_else_is(self):
        for text in ("Error code is: 1.", "Error code is: 30.", "Error code is: -9.", "exit code 3"):
            self.assertIsNone(exit_codes.why_no_retry_helps("Cannot execute: spark-submit. " + text), text)


class TriggeringRunsTest(unittest.TestCase):
    def test_they_are_those_behind_all_events_but_not_those_that_a_person_made(self):
        events = [SimpleNamespace(source_run_id=run) for run in ("scheduled__1", None, "manual__2")]
        self.assertEqual(
            arguments.triggering_runs({"marts": events[:2], "others": events[2:]}), ["scheduled__1", "manual__2"]
        )

    def test_a_run_by_hand_has_none(self):
        self.assertEqual(arguments.triggering_runs({}), [])


def _is_text(node: ast.expr, texts: set[str]) -> bool:
    """A string, a name that stands for one, or str(...)."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Call):
        return node.func.id == "str"
    return isinstance(node, ast.Name) and node.id in texts | {"config", "comparison", "day", "day_of_mart", "mart"}


if __name__ == "__main__":
    unittest.main()
