"""A pytest plugin: one PostgreSQL and one Redis per test run, before settings are read."""

import sys
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from talentportal.runtime.errors import CannotStart
from talentportal.runtime.session import for_tests

_WITHOUT_SERVERS = {"--help", "-h", "--version", "--markers", "--fixtures"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, args: list[str]
) -> Generator[None, object, object]:
    """Start the servers in the first process; pytest-xdist's workers inherit their addresses."""
    if not _WITHOUT_SERVERS.intersection(args):
        servers = ExitStack()
        try:
            servers.enter_context(for_tests())
        except CannotStart as refusal:
            sys.exit(str(refusal))
        early_config.add_cleanup(servers.close)
    return (yield)
