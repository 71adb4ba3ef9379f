"""Airflow as AirflowIT sets it up: a database of its own, Citylake's connections, and a day in the lake."""

from __future__ import annotations

import json
import os
import subprocess
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

DAY = os.environ.get("TEST_DAY", "")
PATIENCE_SECONDS = 300

needs_a_city = unittest.skipUnless(DAY, "AirflowIT starts these, with Airflow, Spark and a city")


def airflow(*arguments: str) -> list[str]:
    return [str(Path(os.environ["AIRFLOW_VENV"]) / "bin" / "airflow"), *arguments]


def on_the_database(sql: str) -> None:
    """Runs a statement as the owner of the city's database."""
    import psycopg2

    with psycopg2.connect(os.environ["TEST_CITY_DATABASE"]) as connection, connection.cursor() as cursor:
        cursor.execute(sql)


class Standalone:
    """Scheduler, DAG processor, triggerer and API server, as `airflow standalone` starts them."""

    def __init__(self, port: int):
        self._url = f"http://127.0.0.1:{port}"
        self._log = Path(os.environ["AIRFLOW_HOME"]) / "standalone.log"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                airflow("standalone"), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self._token = None

    def log_in(self) -> None:
        def token():
            return json.loads(self._open("/auth/token"))["access_token"]

        self._token = self.wait("for a token", token)

    def page(self, path: str) -> str:
        return self._open(path)

    def get(self, path: str) -> dict:
        return json.loads(self._open("/api/v2" + path))

    def patch(self, path: str, body: dict) -> dict:
        return json.loads(self._open("/api/v2" + path, "PATCH", body))

    def post(self, path: str, body: dict) -> dict:
        return json.loads(self._open("/api/v2" + path, "POST", body))

    def wait(self, what: str, answer):
        """The first answer that is one; connections that are refused and pages that are not there yet are none."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise AssertionError(f"Airflow ended while waiting {what}:\n{self._end_of_log()}")
            try:
                found = answer()
                if found:
                    return found
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(1)
        raise AssertionError(f"waited {PATIENCE_SECONDS} s {what}:\n{self._end_of_log()}")

    def stop(self) -> None:
        # Its parts are processes of the same group.
        os.killpg(self._process.pid, 15)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, 9)
            self._process.wait()

    def _open(self, path: str, method: str = "GET", body: dict | None = None) -> str:
        request = urllib.request.Request(
            self._url + path, method=method, data=None if body is None else json.dumps(body).encode()
        )
        request.add_header("Content-Type", "application/json")
        request.add_header("Accept", "application/json, text/html;q=0.5")
        if self._token:
            request.add_header("Authorization", "Bearer " + self._token)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()

    def _end_of_log(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-40:])
