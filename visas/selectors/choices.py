"""What can be chosen on the form: advanced fields in force, and the university picked."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from talentportal.kernel.names import fold
from talentportal.reference import selectors as reference
from talentportal.reference.models import Institution, InstitutionName
from visas.rules.facts import JobKind
from visas.selectors.identities import institutions, registers


def field_choices(day: date) -> list[tuple[str, str]]:
    """Return (code, name) of the advanced fields in force on `day`, in the reader's language."""
    return [(row.code, row.label) for row in reference.fields_on(day)]


def chosen_institution(key: str, name: str) -> UUID | None:
    """Return the institution picked from the suggestions, while its name still stands there.

    `key` is a ROR id or our own key. A name that was typed over the pick is no longer the pick.
    """
    is_it = Q(institution__ror_id=key)
    if (own := _uuid(key)) is not None:
        is_it |= Q(institution=own)
    rows = InstitutionName.objects.filter(is_it, folded=fold(name))
    return rows.values_list("institution_id", flat=True).first()


def named_institution(key: str, text: str) -> Institution | None:
    """Return the university that was picked, or typed so that it can be no other; None if none."""
    picked = chosen_institution(key, text) if key else None
    if picked is not None:
        return Institution.objects.get(pk=picked)
    found = registers().university(text, "")
    return institutions([found.ref]).get(found.ref or "")


def listed_company(text: str) -> str:
    """Return the key of the listed company that was picked or typed; empty if it is none."""
    found = registers().employer(text, "", JobKind.WORK)
    return found.ref or ""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
