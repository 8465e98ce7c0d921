"""Rankings that are brought in, by the services that people use."""

from datetime import date
from typing import Any

from talentportal.reference.models import RankingImport
from talentportal.reference.services.ranking_imports import Described, stage
from visas.selectors.identities import ranking_resolver

HEAD = "rank,name,country,ror_id"
MIT = "1,Massachusetts Institute of Technology (MIT),US,https://ror.org/042nb2s44"
UNKNOWN = "101-150,Universität am Ende der Welt,DE,"
"""One that is held, and one that nobody holds."""


def as_file(*lines: str) -> bytes:
    """Return lines as a file; without any, the two of above."""
    return "\n".join((HEAD, *(lines or (MIT, UNKNOWN)))).encode()


def described(**fields: Any) -> Described:
    """Return what is said of a list: QS 2028, unless said otherwise."""
    said = {
        "provider": "QS",
        "edition": "2028",
        "published_on": date(2026, 11, 20),
        "source_en": "Made for a test",
        "source_ko": "시험용 자료",
    }
    return Described(**{**said, **fields})


def staged(actor: Any, *lines: str, **fields: Any) -> RankingImport:
    """Bring in a list."""
    return stage(
        actor=actor,
        described=described(**fields),
        file_name="qs-2028.csv",
        raw=as_file(*lines),
        resolver=ranking_resolver(),
    )
