"""`python -m talentportal.runtime run`: the whole portal; `setup`: what it needs before that."""

import sys

from talentportal.runtime import supervisor
from talentportal.runtime.children import environment, run_once
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.freshness import are_assets_built
from talentportal.runtime.logs import Terminal
from talentportal.runtime.paths import data_folder
from talentportal.runtime.servers import Servers
from talentportal.runtime.supervisor import Address


def main(arguments: list[str]) -> None:
    """Do what the first argument says."""
    try:
        if arguments == ["run"]:
            supervisor.run(data_folder(), Address.from_environment())
        elif arguments == ["setup"]:
            _set_up()
        else:
            sys.exit("usage: python -m talentportal.runtime run|setup")
    except CannotStart as refusal:
        sys.exit(f"talentportal cannot start. {refusal}")


def _set_up() -> None:
    """Make the database cluster and build the assets, where that is still to be done."""
    folder = data_folder()
    servers = Servers.of(folder, durable=True)
    if servers.postgres:
        servers.postgres.initialise()
    if not are_assets_built(folder):
        terminal = Terminal()
        terminal.say("Compiling translations, collecting static files …")
        run_once("talentportal.runtime.assets", "assets", folder, environment(folder, {}), terminal)


if __name__ == "__main__":
    main(sys.argv[1:])
