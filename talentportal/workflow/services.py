"""Write a note or a message on a case."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import Refused
from talentportal.workflow.models import Audience, Note

LONGEST = 5000


@transaction.atomic
def write(
    *,
    subject: models.Model,
    actor: Any,
    audience: Audience,
    body: str,
    verb: str,
    from_applicant: bool = False,
) -> Note:
    """Write one note. The caller has checked that the actor may.

    Raises `Refused` with code `empty` or `too_long` (5,000 characters).
    """
    text = body.strip()
    if not text:
        raise Refused("empty", _("Write something first."), field="body")
    if len(text) > LONGEST:
        raise Refused("too_long", _("Write at most 5,000 characters."), field="body")
    note = Note.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        audience=audience,
        author=actor,
        from_applicant=from_applicant,
        body=text,
    )
    record(actor=actor, verb=verb, subject=subject, after={"note": str(note.pk)})
    return note
