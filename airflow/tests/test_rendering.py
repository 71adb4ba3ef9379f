"""Which day a run computes, by the template itself; needs Jinja, which comes with Airflow."""

from __future__ import annotations

import sys
import unittest
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

from dag_files import DAGS

sys.path.insert(0, str(DAGS))

from citylake.arguments import DAY  # noqa: E402

try:
    import jinja2
except ImportError:
    jinja2 = None

LOGICAL = datetime(2026, 1, 15, 1, 30, tzinfo=timezone.utc)
NEXT_NIGHT = LOGICAL + timedelta(days=1)
DAYS_LATER = datetime(2026, 1, 20, 10, 0, tzinfo=timezone.utc)


def ds_add(ds: str, days: int) -> str:
    return (datetime.strptime(ds, "%Y-%m-%d") + timedelta(days=days)).strftime("%Y-%m-%d")


def day(logical_date, run_after, date=None) -> str:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    environment.filters["ds"] = lambda value: value.strftime("%Y-%m-%d")
    return environment.from_string(DAY).render(
        params={"date": date},
        dag_run=SimpleNamespace(logical_date=logical_date, run_after=run_after),
        macros=SimpleNamespace(ds_add=ds_add),
    )


@unittest.skipUnless(jinja2, "Jinja is not installed")
class DayTest(unittest.TestCase):
    def test_a_scheduled_run_computes_the_day_of_its_logical_date(self):
        self.assertEqual(day(LOGICAL, NEXT_NIGHT), "2026-01-15")

    def test_a_backfill_or_a_test_computes_the_day_that_it_names(self):
        self.assertEqual(day(datetime(2026, 1, 15, tzinfo=timezone.utc), DAYS_LATER), "2026-01-15")

    def test_a_run_by_hand_computes_the_last_day_that_is_over(self):
        self.assertEqual(day(DAYS_LATER, DAYS_LATER), "2026-01-19")

    def test_so_does_a_run_without_a_logical_date(self):
        self.assertEqual(day(None, DAYS_LATER), "2026-01-19")

    def test_a_day_that_was_asked_for_goes_before(self):
        self.assertEqual(day(LOGICAL, NEXT_NIGHT, "2026-01-03"), "2026-01-03")


if __name__ == "__main__":
    unittest.main()
