"""What an auditor reads: the access log, narrowed."""

from datetime import date

from talentportal.audit.models import AccessQuerySet


def narrowed(
    lines: AccessQuerySet,
    *,
    person: str = "",
    actor: str = "",
    verb: str = "",
    day: date | None = None,
) -> AccessQuerySet:
    """Return the lines about a person, by an actor, of a verb, on a day; empty means any."""
    if person:
        lines = lines.about(person)
    if actor:
        lines = lines.by(actor)
    if verb:
        lines = lines.filter(verb=verb)
    return lines.on(day) if day else lines
