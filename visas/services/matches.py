"""Put onto the rows of an application what the names of universities and employers came to."""

from collections.abc import Sequence

from visas.models import Application, Degree, Employment
from visas.selectors.identities import Registers, institutions

CONFIRMED = "confirmed"
OF_DEGREES = ["match_status", "match_confidence", "match_because", "match_candidates"]
OF_POSTS = ["match_status", "match_because", "match_candidates", "employer_kind", "employer_ref"]


def match_rows_of(application: Application, held: Registers, *, only_new: bool = False) -> None:
    """Match every university and employer of a locked application, and save what they came to.

    What an officer has confirmed stays; with `only_new` whatever was looked at before stays.
    """
    kept = {CONFIRMED} if not only_new else {CONFIRMED, "match", "review", "none"}
    degrees = [row for row in application.degrees.all() if row.match_status not in kept]
    posts = [row for row in application.employments.all() if row.match_status not in kept]
    match_degrees(degrees, held)
    match_posts(posts, held)
    Degree.objects.bulk_update(degrees, [*OF_DEGREES, "institution", "alias"])
    Employment.objects.bulk_update(posts, OF_POSTS)


def match_degrees(rows: Sequence[Degree], held: Registers) -> None:
    """Put onto degrees, of any number of applications, what their names came to; save nothing."""
    found = [held.recognised(row.institution_name, row.country) for row in rows]
    known = institutions(match.ref for match, _alias in found)
    for row, (match, alias) in zip(rows, found, strict=True):
        row.alias_id = alias
        row.match_status = match.status
        row.match_confidence = match.confidence
        row.match_because = match.because
        row.match_candidates = [
            {"ref": one.ref, "name": one.name, "confidence": one.confidence}
            for one in match.candidates
        ]
        row.institution = known.get(match.ref or "")


def match_posts(rows: Sequence[Employment], held: Registers) -> None:
    """Put onto posts, of any number of applications, what their employers came to; save nothing."""
    for row in rows:
        match = held.employed_by(row.employer_name, row.country, row.kind)
        row.match_status = match.identity.status
        row.match_because = match.because
        row.match_candidates = [one._asdict() for one in match.candidates]
        row.employer_kind = match.identity.kind or ""
        row.employer_ref = match.identity.ref or ""
