"""What `make` calls.

`run` starts the whole portal, `setup` makes what that needs, and `pg PROGRAM …` runs a program of
PostgreSQL (psql, pg_dump, pg_restore) on the portal's database.
"""

import os
import subprocess
import sys

from talentportal.runtime import supervisor
from talentportal.runtime.children import environment, run_once
from talentportal.runtime.engine import client_program
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.freshness import are_assets_built
from talentportal.runtime.logs import Terminal
from talentportal.runtime.paths import PORT, data_folder
from talentportal.runtime.servers import Servers
from talentportal.runtime.supervisor import Address


def main(arguments: list[str]) -> None:
    """Do what the first argument says."""
    try:
        if arguments == ["run"]:
            supervisor.run(data_folder(), Address.from_environment())
        elif arguments == ["setup"]:
            _set_up()
        elif arguments[:1] == ["pg"] and arguments[1:]:
            sys.exit(_run_program(arguments[1], arguments[2:]))
        else:
            sys.exit(__doc__)
    except CannotStart as refusal:
        sys.exit(f"talentportal cannot start. {refusal}")


def _set_up() -> None:
    """Make the database cluster and build the assets, where that is still to be done."""
    folder = data_folder()
    servers = Servers.of(folder, durable=True)
    if servers.postgres:
        servers.postgres.initialise()
    if are_assets_built(folder):
        return
    terminal = Terminal()
    terminal.say("Compiling translations, collecting static files …")
    module = "talentportal.runtime.assets"
    if run_once(module, "assets", folder, environment(folder, {}), terminal):
        raise CannotStart("The lines above say why.")


def _run_program(name: str, arguments: list[str]) -> int:
    """Run a program on the embedded database, starting the servers if they do not run."""
    folder, program = data_folder(), client_program(name)
    with Servers.of(folder, durable=True, environ={}).used():
        host = {"PGHOST": str(folder.sockets), "PGPORT": str(PORT)}
        who = {"PGUSER": "talentportal", "PGDATABASE": "talentportal"}
        environ = {**os.environ, **host, **who}
        return subprocess.run([program, *arguments], env=environ, check=False).returncode


if __name__ == "__main__":
    main(sys.argv[1:])
