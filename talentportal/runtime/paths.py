"""Where everything lies: the checkout, and the data folder with its parts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

CHECKOUT = Path(__file__).resolve().parents[2]
"""The folder with manage.py."""

_LONGEST_SOCKET_PATH = 103
"""Bytes that the path of a unix socket may have: 103 on macOS, 107 on Linux."""
PORT = 5432
"""Part of the name of PostgreSQL's socket; nothing listens on the network."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds all that must not be lost, and what it takes to run on it."""

    root: Path

    @property
    def postgres(self) -> Path:
        """The PostgreSQL cluster."""
        return self.root / "postgres"

    @property
    def redis(self) -> Path:
        """The append-only file of Redis."""
        return self.root / "redis"

    @property
    def run(self) -> Path:
        """Locks and records of running processes; worth nothing once everything has stopped."""
        return self.root / "run"

    @property
    def logs(self) -> Path:
        """One file per process."""
        return self.root / "logs"

    @property
    def static(self) -> Path:
        """The collected static files."""
        return self.root / "static"

    @property
    def stamps(self) -> Path:
        """What was last prepared, so that the next start can skip it."""
        return self.root / "stamps"

    @property
    def keys(self) -> Path:
        """The secret keys of a demonstration; a deployment gets its keys from the environment."""
        return self.root / "keys.json"

    @property
    def sockets(self) -> Path:
        """The folder of the unix sockets: inside, or elsewhere if that path is too long."""
        inside = self.root / "sockets"
        if fits_a_socket(inside) or not self.socket_pointer.exists():
            return inside
        return Path(self.socket_pointer.read_text(encoding="utf-8"))

    @property
    def socket_pointer(self) -> Path:
        """The file that names a shorter folder for the sockets."""
        return self.root / "socket-folder"

    @property
    def database_url(self) -> str:
        """How the portal reaches the embedded PostgreSQL."""
        return (
            f"postgresql://talentportal@/talentportal?host={quote(str(self.sockets))}&port={PORT}"
        )

    @property
    def redis_url(self) -> str:
        """How the portal reaches the embedded Redis."""
        return f"unix://{quote(str(self.sockets / 'redis.sock'))}?db=0"


def data_folder(environ: Mapping[str, str] = os.environ) -> DataFolder:
    """Return the data folder: TALENTPORTAL_DATA, or `.data` in the checkout."""
    given = environ.get("TALENTPORTAL_DATA") or str(CHECKOUT / ".data")
    return DataFolder(Path(given).expanduser().absolute())


def fits_a_socket(folder: Path) -> bool:
    """Say whether the longest socket path in this folder stays within the system's limit."""
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= _LONGEST_SOCKET_PATH
