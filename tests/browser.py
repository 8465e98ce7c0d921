"""The browser of the tests: Chromium as the operating system packages it, never a download."""

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-quic", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"),
)


def executable() -> str | None:
    """Return the path of Chromium: the one that CHROMIUM names, or the machine's."""
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, _NAMES)), None)


def launch_options() -> dict[str, object]:
    """Return what Playwright's `launch` needs. Chromium's sandbox refuses root."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {"executable_path": executable(), "args": [*_QUIET, *sandbox]}


def ensure() -> None:
    """Install Chromium where that is allowed; say what to install where it is not."""
    if executable():
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        sys.exit("The browser tests need Chromium: install it, or set CHROMIUM to its path.")
    sys.stdout.write("tests       | installing Chromium\n")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], check=True, env=environ)
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    subprocess.run(command, check=True, env=environ)


if __name__ == "__main__":
    ensure()
