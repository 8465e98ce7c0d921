"""Makes the folders and files of the data folder, with the owner and the permissions they need."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from talentportal.runtime.account import Account, refuse_a_private_folder
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.logs import log_file
from talentportal.runtime.paths import DataFolder, fits_a_socket


def lay_out(folder: DataFolder, account: Account | None) -> None:
    """Make what is missing of the data folder; refuse one that the servers cannot use."""
    _make_root(folder, account)
    for part in (folder.run, folder.stamps):
        part.mkdir(mode=0o700, exist_ok=True)
    folder.logs.mkdir(mode=0o711, exist_ok=True)
    if fits_a_socket(folder.root / "sockets"):
        make_private(folder.root / "sockets", account)
    elif not _is_private(folder.sockets, account):
        _make_short_socket_folder(folder, account)


def server_log(folder: DataFolder, name: str, account: Account | None) -> Path:
    """Return the log of a server that starts, writable for its account."""
    log = log_file(folder.logs, name)
    log.touch(mode=0o600)
    _give(log, account)
    return log


def make_private(path: Path, account: Account | None, *, empty: bool = False) -> Path:
    """Make a folder that only the servers' account may enter, or make an existing one so."""
    if empty and path.exists():
        shutil.rmtree(path)
    path.mkdir(mode=0o700, exist_ok=True)
    path.chmod(0o700)
    _give(path, account)
    return path


def _make_root(folder: DataFolder, account: Account | None) -> None:
    refuse_a_private_folder(folder.root, account)
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        # The servers' account passes through on its way to its own folders; it sees no names.
        folder.root.chmod(0o711 if account else 0o700)
    except PermissionError as error:
        raise CannotStart(
            f"This account may not write to the data folder {folder.root}. Start as its owner, or"
            " keep the data elsewhere with TALENTPORTAL_DATA=/another/folder"
        ) from error
    owner = account.uid if account else os.geteuid()
    cluster = folder.postgres
    if cluster.exists() and cluster.stat().st_uid != owner:
        raise CannotStart(
            f"The database in {folder.root} belongs to another account of this machine. Start as"
            " the one that made it, or keep other data with TALENTPORTAL_DATA=/another/folder"
        )


def _give(path: Path, account: Account | None) -> None:
    if account:
        os.chown(path, account.uid, account.gid)


def _is_private(path: Path, account: Account | None) -> bool:
    """Say whether the folder is still the one we made: in a public place, somebody else may try."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    owner = account.uid if account else os.geteuid()
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == owner
        and stat.S_IMODE(status.st_mode) == stat.S_IRWXU
    )


def _make_short_socket_folder(folder: DataFolder, account: Account | None) -> None:
    for parent in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 -- mkdtemp makes it private
        short = Path(tempfile.mkdtemp(prefix="talentportal-", dir=parent))
        if fits_a_socket(short):
            _give(short, account)
            folder.socket_pointer.write_text(str(short), encoding="utf-8")
            return
        short.rmdir()
    raise CannotStart(f"The path of the data folder {folder.root} is too long for unix sockets.")
