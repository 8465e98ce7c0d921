"""Rules and kernel run without any framework: proved by importing them in a bare process."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for folder in ("talentportal/kernel", "visas/rules")
    for path in sorted((ROOT / folder).glob("*.py"))
    if path.name != "__init__.py"
]
FRAMEWORKS = ["django", "rest_framework", "celery", "redis", "psycopg"]


@pytest.mark.parametrize("module", PURE)
def test_importing_a_rule_runs_no_framework(module):
    program = (
        f"import sys, {module}\n"
        f"loaded = [name for name in {FRAMEWORKS} if name in sys.modules]\n"
        "sys.exit(', '.join(loaded) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
