"""Documents of an application: add a version, take one away, accept or refuse it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.documents.services import store
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused
from talentportal.outbox.services import publish
from visas.models import Application, Evidence
from visas.rules.states import State
from visas.selectors.intake import documents_asked
from visas.services import moves
from visas.services.correspondence import CASE_WORKERS

if TYPE_CHECKING:
    from talentportal.accounts.models import User

UPLOADABLE = frozenset({State.DRAFT, State.SUPPLEMENT})
REVIEWABLE = frozenset({State.IN_REVIEW, State.SUPPLEMENT})
MOST_VERSIONS = 50
MOST_BYTES = 500 * 1024 * 1024
"""Bytes of all files of one application, former versions included."""


@transaction.atomic
def add(
    *,
    application_id: UUID,
    actor: "User",
    item: str,
    upload: UploadedFile,
    seen_version: int | None = None,
) -> Evidence:
    """Store a file for an item of the checklist; earlier versions are kept.

    Raises `IllegalMove` (`not_uploadable`), `Refused` with code `unknown_item`,
    `too_many_versions` or `too_much`, or what `documents.services.store` refuses.
    """
    application = _lock_own(application_id, actor, seen_version)
    if item not in {one.code for one in documents_asked(application)}:
        raise Refused("unknown_item", _("This document is not on your checklist."), field="item")
    newest = application.evidence.filter(item=item).order_by("-version").first()
    version = newest.version + 1 if newest else 1
    moves.refuse_unless(
        version <= MOST_VERSIONS,
        "too_many_versions",
        _("This document was replaced too often. Write a message to your officer."),
        "file",
    )
    held = application.evidence.aggregate(bytes=Sum("document__size"))["bytes"] or 0
    moves.refuse_unless(
        held + (upload.size or 0) <= MOST_BYTES,
        "too_much",
        _("All files of this application together are too large. Write a message to us."),
        "file",
    )
    document = store(actor=actor, upload=upload)
    application.evidence.filter(item=item, is_current=True).update(is_current=False)
    evidence = Evidence.objects.create(
        application=application, item=item, document=document, version=version
    )
    _note(application, actor, "visa.document_added", item, version, document.sha256)
    return evidence


@transaction.atomic
def remove(
    *,
    application_id: UUID,
    actor: "User",
    evidence_id: UUID,
    seen_version: int | None = None,
) -> None:
    """Take the current version of an item back; the file stays in the record as superseded."""
    application = _lock_own(application_id, actor, seen_version)
    evidence = application.evidence.select_for_update().get(pk=evidence_id, is_current=True)
    if evidence.state == "accepted":
        raise Refused("accepted", _("An accepted document cannot be removed."))
    evidence.is_current = False
    evidence.save(update_fields=["is_current", "updated_at"])
    _note(application, actor, "visa.document_removed", evidence.item, evidence.version, "")


@transaction.atomic
def review(*, evidence_id: UUID, actor: "User", accepted: bool, reason: str = "") -> Evidence:
    """Accept a document, or refuse it with a reason that the applicant reads.

    Only the officer who holds the case may. Raises `Refused` with code `no_reason`.
    """
    found = Evidence.objects.visible_to(actor).get(pk=evidence_id, is_current=True)
    application = moves.lock(found.application_id, actor, None)
    is_own = application.applicant_id == actor.pk
    if is_own or actor.roles.isdisjoint(CASE_WORKERS) or application.officer_id != actor.pk:
        raise NotPermitted("not_your_case", _("Another officer holds this case."))
    if State(application.state) not in REVIEWABLE:
        raise IllegalMove("not_in_review", _("Documents are checked while the case is in review."))
    text = reason.strip()[:500]
    moves.refuse_unless(
        accepted or text, "no_reason", _("Say what is wrong with the document."), "reason"
    )
    evidence = Evidence.objects.select_for_update().get(pk=found.pk)
    before = evidence.state
    evidence.state = "accepted" if accepted else "rejected"
    evidence.reason = "" if accepted else text
    evidence.reviewed_by = actor
    evidence.reviewed_at = timezone.now()
    evidence.save()
    record(
        actor=actor,
        verb=f"visa.document_{evidence.state}",
        subject=application,
        before={"item": evidence.item, "state": before},
        after={"item": evidence.item, "state": evidence.state, "reason": evidence.reason},
    )
    publish(
        "visa.document_reviewed",
        key=f"{evidence.pk}:{evidence.reviewed_at.isoformat()}",
        application_id=str(application.pk),
        evidence_id=str(evidence.pk),
        state=evidence.state,
    )
    return evidence


def _lock_own(application_id: UUID, actor: "User", seen_version: int | None) -> Application:
    application = moves.lock(application_id, actor, seen_version)
    if application.applicant_id != actor.pk:
        raise NotPermitted("not_permitted", _("Only the applicant changes these documents."))
    if State(application.state) not in UPLOADABLE:
        raise IllegalMove(
            "not_uploadable",
            _("Documents can be added before you submit, and when we ask for more."),
        )
    return application


def _note(
    application: Application, actor: "User", verb: str, item: str, version: int, sha256: str
) -> None:
    application.version += 1
    application.save(update_fields=["version", "updated_at"])
    record(
        actor=actor,
        verb=verb,
        subject=application,
        after={"item": item, "version": version, "sha256": sha256[:16]},
    )
