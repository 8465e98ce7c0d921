"""PostgreSQL and Redis for all who need them: the first user starts, the last one stops."""

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from talentportal.runtime.account import service_account
from talentportal.runtime.engine import engine
from talentportal.runtime.environment import is_given
from talentportal.runtime.folders import lay_out
from talentportal.runtime.locks import Share, locked
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.postgres import Postgres
from talentportal.runtime.redis import Redis


@dataclass(frozen=True, slots=True)
class Servers:
    """The embedded servers of one data folder; None stands for a server given by its address."""

    folder: DataFolder
    postgres: Postgres | None
    redis: Redis | None

    @classmethod
    def of(
        cls, folder: DataFolder, *, durable: bool, environ: MutableMapping[str, str] = os.environ
    ) -> Self:
        """Return the servers that are not given by DATABASE_URL and REDIS_URL; start nothing."""
        account = service_account()
        lay_out(folder, account)
        programs = engine(folder, account)
        postgres = Postgres(folder, programs, account, durable=durable)
        redis = Redis(folder, programs, account, durable=durable)
        return cls(
            folder,
            None if is_given("DATABASE_URL", environ) else postgres,
            None if is_given("REDIS_URL", environ) else redis,
        )

    def addresses(self) -> dict[str, str]:
        """Return the variables that tell the portal where these servers are."""
        found = {}
        if self.postgres:
            found["DATABASE_URL"] = self.folder.database_url
        if self.redis:
            found["REDIS_URL"] = self.folder.redis_url
        return found

    def ensure_running(self) -> list[str]:
        """Start what does not run and return its names. One at a time over all processes."""
        started = []
        with locked(self.folder.run / "servers.lock"):
            for server in (self.postgres, self.redis):
                if server and not server.is_running():
                    server.start()
                    started.append(type(server).__name__)
        return started

    @contextmanager
    def used(self) -> Iterator[None]:
        """Use the servers for the length of the block; stop them after it if nobody else does."""
        users, gate = self.folder.run / "users.lock", self.folder.run / "gate.lock"
        with locked(gate):
            share = Share(users)
        try:
            self.ensure_running()
            yield
        finally:
            with locked(gate):
                if share.leave():
                    self._stop()

    def _stop(self) -> None:
        for server in (self.redis, self.postgres):
            if server:
                server.stop()
