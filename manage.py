#!/usr/bin/env python
"""Management commands, with the settings of a demonstration unless others are named."""

import os
import sys

from django.core.management import execute_from_command_line

from talentportal.runtime.errors import CannotStart
from talentportal.runtime.session import for_command


def main() -> None:
    """Run one command with the servers it needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentportal.settings.dev")
    try:
        with for_command(sys.argv[1:]):
            execute_from_command_line(sys.argv)
    except CannotStart as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
