"""What can be chosen on the form: advanced fields in force, and the university picked."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from talentportal.kernel.names import fold
from talentportal.reference import selectors as reference
from talentportal.reference.models import InstitutionName


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


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
