"""A small world of reference data, and the shipped rule editions."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

SMALL = Path(__file__).parents[1] / "data" / "reference"


@pytest.fixture
def world(db) -> None:
    """Load a few universities, one company list, GNI, fields, and every rule edition."""
    call_command("load_reference_data", "--from", str(SMALL), stdout=StringIO())
    call_command("load_rule_editions", stdout=StringIO())
