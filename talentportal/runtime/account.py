"""Under which account of the operating system the servers run: PostgreSQL refuses to be root."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from talentportal.runtime.errors import CannotStart

_NAME = "talentportal"


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged account of this machine."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Say whether the account may pass through this one folder."""
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)

    def barrier(self, path: Path) -> Path | None:
        """Return the first folder on the way to `path` that keeps this account out, if any."""
        way = [*reversed(path.parents), path]
        return next((step for step in way if step.is_dir() and not self.can_enter(step)), None)


def service_account() -> Account | None:
    """Return the account that the servers must run under, or None for the caller's own.

    As root an account is made at the first start. The permissions of folders that are not ours
    are never changed for it.
    """
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(_NAME)
    except KeyError:
        _make_account()
        entry = pwd.getpwnam(_NAME)
    if entry.pw_uid == 0:
        raise CannotStart(f"The account {_NAME} of this machine is root; PostgreSQL refuses that.")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def refuse_a_private_folder(root: Path, account: Account | None) -> None:
    """Refuse a data folder that the servers' account cannot reach, such as one in root's home."""
    barrier = account.barrier(root.parent) if account else None
    if account and barrier:
        raise CannotStart(
            f"As root, the database runs as the account {account.name}, which may not enter"
            f" {barrier}, and the data folder {root} lies below it. Keep the data elsewhere, for"
            " example: TALENTPORTAL_DATA=/var/lib/talentportal make run"
        )


def _make_account() -> None:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise CannotStart(
            f"PostgreSQL refuses to run as root, and this machine has no account {_NAME} and no"
            " useradd to make one. Make the account, or start as an ordinary user."
        )
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    command = [useradd, *options, "--shell", "/usr/sbin/nologin", _NAME]
    subprocess.run(command, check=True, capture_output=True)
