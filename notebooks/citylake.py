"""Two ways to ask Citylake from a notebook. Each answer is a DataFrame, each time in it is UTC.

CITYLAKE      the command line, ../citylake unless set
SERVING_URL   the database, the one of "citylake up" unless set
"""

import contextlib
import functools
import json
import os
import re
import subprocess
from pathlib import Path

import pandas as pd
import psycopg2

COMMAND = os.environ.get("CITYLAKE", str(Path(__file__).resolve().parent.parent / "citylake"))
SERVING_URL = os.environ.get("SERVING_URL", "postgresql://citylake_bi@127.0.0.1:15432/citylake")


def serving(query, **values):
    """Runs one query on PostgreSQL's serving views; %(name)s stands for a value."""
    with contextlib.closing(psycopg2.connect(SERVING_URL, options="-c timezone=UTC")) as connection:
        cursor = connection.cursor()
        cursor.execute(query, values or None)
        columns = [column.name for column in cursor.description]
        return pd.DataFrame.from_records(cursor.fetchall(), columns=columns, coerce_float=True)


def spark_sql(query):
    """Runs one statement of Spark SQL on the lake. The first takes some seconds longer: it starts Spark."""
    statement = query.strip().removesuffix(";")
    if not statement or re.search(r";\s*$", statement, re.MULTILINE):
        raise ValueError("spark_sql takes one statement at a time")
    spark = _spark()
    spark.stdin.write(statement + "\n;\n")
    spark.stdin.flush()
    answer = spark.stdout.readline()
    if not answer:
        _spark.cache_clear()
        raise RuntimeError(f"citylake sql ended with {spark.wait()}; Jupyter's terminal shows why")
    result = json.loads(answer)
    if "error" in result:
        raise ValueError(result["error"])
    frame = pd.DataFrame(result["data"], columns=[column["name"] for column in result["columns"]])
    for column in result["columns"]:
        if column["type"] == "timestamp":
            frame[column["name"]] = pd.to_datetime(frame[column["name"]], utc=True)
        elif column["type"] == "double":
            frame[column["name"]] = frame[column["name"]].astype(float)
    return frame


@functools.cache
def _spark():
    # It reads statements until the kernel ends and closes its input.
    return subprocess.Popen(
        [COMMAND, "sql", "--format", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
