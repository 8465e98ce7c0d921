"""Servers for the length of one command, and for the length of one test run."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from talentportal.runtime.environment import is_given, provide
from talentportal.runtime.paths import DataFolder, data_folder
from talentportal.runtime.processes import Known, recall, remember
from talentportal.runtime.servers import Servers

_WITHOUT_SERVERS = frozenset(
    {
        *("help", "version", "--help", "-h", "--version", "startapp"),
        *("collectstatic", "compile_catalogues", "compilemessages", "makemessages"),
    }
)
_TEST_PREFIX = "talentportal-tests-"
_OWNER = "owner.json"


@contextmanager
def for_command(arguments: Sequence[str]) -> Iterator[None]:
    """Give a management command the servers it needs.

    Those given by DATABASE_URL and REDIS_URL are used; else those that `make run` runs on the data
    folder; else they are started for the length of the command. The settings of a deployment are
    always given theirs.
    """
    embedded = not os.environ["DJANGO_SETTINGS_MODULE"].endswith(".production")
    command = arguments[0] if arguments else "help"
    given = is_given("DATABASE_URL") and is_given("REDIS_URL")
    if not embedded or given or command in _WITHOUT_SERVERS or "--help" in arguments:
        yield
        return
    servers = Servers.of(data_folder(), durable=True)
    with servers.used():
        os.environ.update(servers.addresses())
        yield


@contextmanager
def for_tests() -> Iterator[dict[str, str]]:
    """Give a test run one PostgreSQL and one Redis in a temporary folder, and name them to it.

    They are fast and forgetful. Processes started within the block (pytest-xdist's workers) find
    the addresses in their environment and share the servers.
    """
    if is_given("DATABASE_URL") and is_given("REDIS_URL"):
        yield {}
        return
    _sweep()
    root = Path(tempfile.mkdtemp(prefix=_TEST_PREFIX))
    with ExitStack() as ends:
        ends.callback(shutil.rmtree, root)
        remember(root / _OWNER, Known.current())
        servers = Servers.of(DataFolder(root), durable=False)
        ends.enter_context(servers.used())
        os.environ.update({"TALENTPORTAL_DATA": str(root)} | servers.addresses())
        provide()
        yield servers.addresses()


def _sweep() -> None:
    """Stop and remove what test runs left behind that were killed."""
    for root in Path(tempfile.gettempdir()).glob(f"{_TEST_PREFIX}*"):
        owner = recall(root / _OWNER)
        if owner and not owner.is_alive() and root.stat().st_uid == os.geteuid():
            with Servers.of(DataFolder(root), durable=False, environ={}).used():
                pass
            shutil.rmtree(root, ignore_errors=True)
