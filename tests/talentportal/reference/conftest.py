"""A few rows of every kind of reference data, loaded by the commands themselves."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

SMALL = Path(__file__).parents[2] / "data" / "reference"


@pytest.fixture
def small(db: None) -> None:
    """Load the small world of `tests/data/reference`."""
    call_command("load_reference_data", "--from", str(SMALL), stdout=StringIO())
