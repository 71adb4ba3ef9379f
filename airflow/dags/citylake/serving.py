"""Questions to the serving views, each an SQL file beside this one."""

from __future__ import annotations

from pathlib import Path

from airflow.providers.postgres.hooks.postgres import PostgresHook


def ask(question: str, **parameters) -> list[str]:
    """The first column of the answer; the connection's user needs no more than the role citylake_reader."""
    sql = Path(__file__).with_name(question).read_text(encoding="utf-8")
    rows = PostgresHook(postgres_conn_id="citylake_postgres").get_records(sql, parameters=parameters)
    return [row[0] for row in rows]
