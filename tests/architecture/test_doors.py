"""State moves only through its services; views read only through `visible_to` and its like."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_SET_STATE = {"visas/services/moves.py", "visas/services/casework.py"}
EVIDENCE_STATE = {"visas/services/evidence.py"}
DEMO = "visas/services/demo"
READERS = ("visible_to", "cases(", "drafts_of", "none(")


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def assigns_state(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(target, ast.Attribute) and target.attr == "state"
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    )


def test_only_the_services_of_moving_assign_a_state():
    found = {
        names(path)
        for path in sources("visas", "talentportal/portal", "talentportal/workflow")
        if "migrations" not in path.parts and assigns_state(path)
    }
    assert {one for one in found if not one.startswith(DEMO)} <= MAY_SET_STATE | EVIDENCE_STATE


def test_no_bulk_update_writes_a_state():
    found = [
        names(path)
        for path in sources("visas")
        if "migrations" not in path.parts
        and re.search(r"\.update\([^)]*\bstate=", path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("path", sources("visas/views", "visas/api"), ids=names)
def test_views_never_read_cases_unguarded(path):
    text = path.read_text(encoding="utf-8")
    reads = re.findall(r"(?:Application|Evidence)\.objects\.(\w+\(?)", text)
    assert [read for read in reads if not read.startswith(READERS)] == []
