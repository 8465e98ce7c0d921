"""Asks a container whether it works, for its health check; exit code 0 means that it does.

`python -m talentportal.runtime.probe page http://127.0.0.1:8000/health/ready`
`python -m talentportal.runtime.probe written /tmp/beat/schedule.db 600`
"""

import os
import sys
import time
import urllib.request
from pathlib import Path


def answers(url: str) -> bool:
    """Say whether the page is answered with 200, asked for as the proxy in front would ask."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    request = urllib.request.Request(url, headers={"Host": host, "X-Forwarded-Proto": "https"})  # noqa: S310 -- the caller is our own container
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)  # noqa: PLR2004 -- HTTP's OK
    except OSError:
        return False


def is_written(path: Path, seconds: float) -> bool:
    """Say whether a file was written within the last `seconds`."""
    return path.exists() and time.time() - path.stat().st_mtime < seconds


def main(arguments: list[str]) -> bool:
    """Return the answer to the question that the arguments ask."""
    match arguments:
        case ["page", url]:
            return answers(url)
        case ["written", path, seconds]:
            return is_written(Path(path), float(seconds))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
