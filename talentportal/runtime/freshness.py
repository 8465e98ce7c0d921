"""Tells whether assets and database are up to date with the code and data they are made from."""

from pathlib import Path

from talentportal.runtime.paths import CHECKOUT, DataFolder
from talentportal.runtime.stamps import fingerprint, is_current, set_stamp

_APPS = ("talentportal", "visas")
_ASSET_SOURCES = ("static", "package-lock.json", "requirements/base.txt")
_ASSET_CODE = ("talentportal/settings/base.py", "talentportal/core/staticfiles.py")


def database_inputs() -> str:
    """Return a digest of all that the database's contents come from: code and data files."""
    code = fingerprint((CHECKOUT / name for name in _APPS), ending=(".py", ".json", ".csv"))
    return code + fingerprint([CHECKOUT / "data"])


def asset_inputs() -> str:
    """Return a digest of all that static files and compiled translations are made from."""
    files = fingerprint(CHECKOUT / name for name in (*_ASSET_SOURCES, *_ASSET_CODE))
    return files + fingerprint([CHECKOUT / "locale"], ending=(".po",))


def is_prepared(folder: DataFolder) -> bool:
    """Say whether the database of this folder was prepared with the present code and data."""
    return is_current(_prepared(folder), database_inputs())


def note_prepared(folder: DataFolder, digest: str, accounts: str) -> None:
    """Note that the database is prepared, and with which demonstration accounts."""
    _accounts(folder).write_text(accounts, encoding="utf-8")
    set_stamp(_prepared(folder), digest)


def noted_accounts(folder: DataFolder) -> list[str]:
    """Return the lines about the demonstration's accounts; none without a demonstration."""
    note = _accounts(folder)
    return note.read_text(encoding="utf-8").splitlines() if note.exists() else []


def are_assets_built(folder: DataFolder) -> bool:
    """Say whether the present sources were compiled, and collected into this data folder."""
    is_compiled = any((CHECKOUT / "locale").rglob("*.mo"))
    is_collected = folder.static.exists()
    return is_compiled and is_collected and is_current(_assets(folder), asset_inputs())


def note_assets(folder: DataFolder, digest: str) -> None:
    """Note that the assets are built."""
    set_stamp(_assets(folder), digest)


def _prepared(folder: DataFolder) -> Path:
    return folder.stamps / "prepared"


def _accounts(folder: DataFolder) -> Path:
    return folder.stamps / "accounts.txt"


def _assets(folder: DataFolder) -> Path:
    return folder.stamps / "assets"
