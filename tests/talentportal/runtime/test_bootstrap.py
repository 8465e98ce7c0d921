"""Installing, as far as it can be tried without installing."""

import subprocess
import sys

import pytest

from talentportal.runtime import bootstrap
from talentportal.runtime.paths import CHECKOUT


def test_it_needs_nothing_but_pythons_own_library():
    program = (
        "import sys; import talentportal.runtime.bootstrap;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}"
        " - sys.stdlib_module_names - {'__main__', 'sitecustomize', 'usercustomize'}))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["talentportal"]


def test_packages_are_counted_while_they_are_installed(capsys):
    lines = [
        "Collecting celery==5.7.0 (from -r base.txt)\n",
        "  Downloading x\n",
        "Collecting vine\n",
    ]
    assert list(bootstrap._shown(lines, counted=2)) == lines
    assert capsys.readouterr().out == "setup       |   1/2 celery\nsetup       |   2/2 vine\n"


def test_a_failed_program_shows_its_last_words(capsys):
    command = [sys.executable, "-c", "print('no such package'); raise SystemExit(3)"]
    with pytest.raises(bootstrap.CannotInstall):
        bootstrap._run(command, counted=1)
    assert capsys.readouterr().err == "no such package\n\n"


def test_a_program_that_is_not_there_does_not_run():
    assert not bootstrap._runs(["/no/such/python", "-c", ""])


@pytest.mark.parametrize("name", ["base", "local", "dev"])
def test_locks_are_hashed_and_name_no_registry(name: str):
    lock = (CHECKOUT / f"requirements/{name}.txt").read_text()
    assert "://" not in lock
    assert lock.count("==") <= lock.count("--hash=sha256:")


def test_the_npm_lock_names_no_registry():
    assert '"resolved"' not in (CHECKOUT / "package-lock.json").read_text()
