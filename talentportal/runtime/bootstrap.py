"""Installs what the portal needs, with nothing but Python's own library: `make setup`.

Runs before anything is installed, under the machine's Python. Each step is skipped when its lock
file has not changed since it was last done.
"""

import fcntl
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterable
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
_VENV = _CHECKOUT / ".venv"
_PYTHON = _VENV / "bin" / "python"
_STAMP = _VENV / "installed.json"
_MODULES = _CHECKOUT / "node_modules"
_OLDEST_PYTHON = (3, 11)
_OLDEST_NODE = 20
_LAST_WORDS = 30
"""Lines of a failed program's output that are shown."""


class CannotInstall(Exception):  # noqa: N818 -- reads as a sentence when it stops the start
    """Something is missing on this machine; the message says what to do about it."""


def install(*, dev: bool) -> None:
    """Make `.venv` and `node_modules` what the lock files say; `dev` adds the tools of tests."""
    if sys.version_info < _OLDEST_PYTHON:
        raise CannotInstall("talentportal needs Python 3.11 or newer.")
    with (_CHECKOUT / "manage.py").open() as guard:  # two installations at once would be none
        fcntl.flock(guard, fcntl.LOCK_EX)
        _make_environment()
        _install_packages(dev=dev)
        _install_modules()


def _make_environment() -> None:
    is_complete = _STAMP.exists() or _runs([str(_PYTHON), "-m", "pip", "--version"])
    if is_complete and _runs([str(_PYTHON), "-c", ""]):
        return
    _say(f"Making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(_VENV, ignore_errors=True)
    if not _runs([sys.executable, "-m", "venv", str(_VENV)]):
        raise CannotInstall(
            "Python could not make a virtual environment. On Debian and Ubuntu, install the"
            " package python3-venv and try again."
        )


def _install_packages(*, dev: bool) -> None:
    """Install with hashes checked. The tools include all that the portal itself needs."""
    locks = {name: _digest(f"requirements/{name}.txt") for name in ("local", "dev")}
    installed = json.loads(_STAMP.read_text(encoding="utf-8")) if _STAMP.exists() else {}
    has_tools = "dev" in installed
    wanted = {"local": locks["local"]} | ({"dev": locks["dev"]} if dev or has_tools else {})
    if installed == wanted:
        return
    _STAMP.unlink(missing_ok=True)
    lock = _CHECKOUT / "requirements" / ("dev.txt" if "dev" in wanted else "local.txt")
    names = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    _say(f"Installing {len(names)} Python packages (a minute or two)")
    command = [str(_PYTHON), "-m", "pip", "install", "--require-hashes", "--progress-bar=off"]
    _run([*command, "--disable-pip-version-check", "-r", str(lock)], counted=len(names))
    _STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def _install_modules() -> None:
    stamp = _MODULES / ".installed"
    lock = _digest("package-lock.json") + _digest("package.json")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
        return
    npm = _npm()
    _say(f"Installing the browser's packages with {npm}")
    _run([npm, "ci", "--loglevel=error"])
    stamp.write_text(lock, encoding="utf-8")


def _npm() -> str:
    """Return the machine's npm if its node is recent enough, else the one of the Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _runs([npm, "--version"]):
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        found = re.match(r"v(\d+)\.", said.stdout)
        if found and int(found[1]) >= _OLDEST_NODE:
            return npm
    return str(_VENV / "bin" / "npm")


def _digest(name: str) -> str:
    return hashlib.sha256((_CHECKOUT / name).read_bytes()).hexdigest()


def _runs(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, cwd=_CHECKOUT)
    except OSError:  # not there, or its interpreter is gone
        return False
    return done.returncode == 0


def _run(command: list[str], counted: int = 0) -> None:
    """Run a program and show how far it is; on failure show its last words."""
    with subprocess.Popen(
        command, cwd=_CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        words = deque(_shown(process.stdout or (), counted), maxlen=_LAST_WORDS)
    if process.returncode:
        print(*words, sep="", file=sys.stderr)
        raise CannotInstall(f"{Path(command[0]).name} failed; its last words are above.")


def _shown(lines: Iterable[str], counted: int) -> Iterable[str]:
    """Pass lines on, and show a count of packages, or the lines where none are counted."""
    seen = 0
    for line in lines:
        found = re.match(r"Collecting ([\w.-]+)", line)
        if found:
            seen += 1
            _say(f"  {seen}/{counted} {found[1]}")
        elif line.startswith("Installing collected"):
            _say("  unpacking")
        elif not counted and line.strip():
            _say(f"  {line.strip()}")
        yield line


def _say(words: str) -> None:
    print(f"setup       | {words}", flush=True)


if __name__ == "__main__":
    try:
        install(dev="--dev" in sys.argv[1:])
    except CannotInstall as refusal:
        sys.exit(f"talentportal cannot be set up. {refusal}")
