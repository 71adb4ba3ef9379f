"""The DAG files as Python's syntax trees: what can be said of them where Airflow is not installed."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAGS = ROOT / "airflow" / "dags"
SOURCES = ROOT / "batch-job" / "src" / "main" / "java"

# The names of Airflow's context; where Airflow is installed, a test holds them against its own.
RESERVED = set(
    """
    asset_state_store conn dag dag_run data_interval_end data_interval_start ds ds_nodash exception expanded_ti_count
    inlet_events inlets logical_date macros map_index_template outlet_events outlets params partition_date partition_key
    prev_data_interval_end_success prev_data_interval_start_success prev_end_date_success prev_start_date_success reason
    run_id task task_instance task_instance_key_str task_reschedule_count task_state_store templates_dict test_mode ti
    triggering_asset_events try_number ts ts_nodash ts_nodash_with_tz var
    """.split()
)


@dataclass
class Submission:
    """One submitted job, as its DAG file writes it."""

    java_class: str
    arguments: list[ast.expr]


class DagFile:
    """One file, with the names resolved that it takes from the modules beside it."""

    def __init__(self, path: Path):
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.dag = self._dag()

    def _dag(self) -> dict[str, ast.expr]:
        calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and _name(node.func) == "DAG"]
        (call,) = calls
        return {keyword.arg: keyword.value for keyword in call.keywords}

    @property
    def doc(self) -> str:
        return ast.get_docstring(self.tree) or ""

    @property
    def default_args(self) -> dict[str, ast.expr]:
        return _items(self.dag["default_args"])

    @property
    def params(self) -> dict[str, ast.Call]:
        return _items(self.dag["params"]) if "params" in self.dag else {}

    def submissions(self) -> list[Submission]:
        found = []
        for call in ast.walk(self.tree):
            keywords = {k.arg: k.value for k in call.keywords} if isinstance(call, ast.Call) else {}
            if "java_class" in keywords:
                arguments = keywords.get("application_args") or self._computed_arguments()
                found.append(Submission(ast.literal_eval(keywords["java_class"]), _words(arguments)))
        return found

    def _computed_arguments(self) -> ast.expr:
        """The list that a task computes for each mapped submission."""
        (returned,) = [node.value for node in ast.walk(self.tree) if isinstance(node, ast.Return)]
        return returned.elt

    def strings(self) -> list[str]:
        return [n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


class JavaSource:
    """What a job declares: its main, and its options with those that it mixes in and inherits."""

    def __init__(self, java_class: str):
        self.path = SOURCES / (java_class.replace(".", "/") + ".java")
        self.text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""

    def has_main(self) -> bool:
        return "public static void main(String[] " in self.text

    def options(self) -> set[str]:
        return _options(self.text)


_OPTION = re.compile(r'names\s*=\s*(?:"(--[a-z-]+)"|([A-Z_]+))')
_CONSTANT = re.compile(r'String ([A-Z_]+) = "(--[a-z-]+)";')


def _options(java: str) -> set[str]:
    constants = dict(_CONSTANT.findall(java))
    found = {name or constants[constant] for name, constant in _OPTION.findall(java)}
    for other in re.findall(r"(?:@Mixin private|class \w+ extends) (\w+) ", java):
        (path,) = ROOT.glob(f"*/src/main/java/**/{other}.java")
        found |= _options(path.read_text(encoding="utf-8"))
    return found


def dag_files() -> list[DagFile]:
    return [DagFile(path) for path in sorted(DAGS.glob("*.py"))]


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _items(node: ast.Dict) -> dict[str, ast.expr]:
    """A dictionary's items, those of `**RETRIED` among them."""
    items: dict[str, ast.expr] = {}
    for key, value in zip(node.keys, node.values):
        items.update(_items(_shared(_name(value))) if key is None else {ast.literal_eval(key): value})
    return items


def _shared(name: str) -> ast.Dict:
    tree = ast.parse((DAGS / "citylake" / "submit.py").read_text(encoding="utf-8"))
    (value,) = [n.value for n in tree.body if isinstance(n, ast.Assign) and _name(n.targets[0]) == name]
    return value


def _words(node: ast.expr) -> list[ast.expr]:
    if not isinstance(node, ast.List):
        raise TypeError(f"not a list of arguments: {ast.dump(node)}")
    return node.elts
