"""Publish a rule edition: by a second person, for days that no filed case has yet."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.outbox.services import publish as announce
from visas.models import RuleEdition
from visas.rules.edition_life import EditionStatus, Place, Term
from visas.selectors.edition_places import (
    far_words,
    filed_cases,
    filed_words,
    has_written,
    overlap_words,
    placed,
    unsourced_words,
)
from visas.services import turns
from visas.services.edition_drafts import Content, lock_draft, read_parameters

if TYPE_CHECKING:
    from talentportal.accounts.models import User

LONGEST_REASON = 2000


@transaction.atomic
def publish(*, edition_id: UUID, actor: "User", seen_version: int, reason: str) -> RuleEdition:
    """Make a draft law; the open-ended edition before it ends on the day before.

    Raises `NotPermitted` (`four_eyes` for everybody who has written on it), `Stale`, `IllegalMove`
    (`not_a_draft`), or `Refused` with code `no_reason`, `too_long`, `malformed`,
    `unsourced` (each parameter needs its source), `too_far_ahead`, `overlap` or `cases_filed`.
    """
    _take_turns(edition_id, actor)
    draft = lock_draft(edition_id, actor, seen_version)
    if has_written(draft, actor):
        raise NotPermitted(
            "four_eyes", _("You have written on this draft: another policy owner publishes it.")
        )
    words = _checked_reason(reason)
    if lacking := unsourced_words(read_parameters(draft, Content.of(draft))):
        raise Refused("unsourced", lacking)
    found = _place(draft)
    if found.ends:
        _close(found.ends, draft, actor)
    draft.status = EditionStatus.PUBLISHED
    draft.published_by = actor
    draft.published_at = timezone.now()
    draft.publication_reason = words
    draft.version += 1
    draft.save()
    record(
        actor=actor,
        verb="edition.published",
        subject=draft,
        before={"status": EditionStatus.DRAFT},
        after={"status": EditionStatus.PUBLISHED, "code": draft.code, "reason": words},
    )
    announce("visa.edition_published", key=str(draft.pk), edition_id=str(draft.pk))
    return draft


def _take_turns(edition_id: UUID, actor: "User") -> None:
    """Wait until nobody else publishes or writes on an edition of the same track, or files."""
    track = RuleEdition.objects.visible_to(actor).get(pk=edition_id).track
    turns.to_publish(track)
    rows = RuleEdition.objects.filter(track=track).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def _checked_reason(reason: str) -> str:
    words = reason.strip()
    if not words:
        raise Refused("no_reason", _("Say why this edition is published."), field="reason")
    if len(words) > LONGEST_REASON:
        raise Refused("too_long", _("Write at most 2,000 characters."), field="reason")
    return words


def _place(draft: RuleEdition) -> Place:
    """Return what it does to the published ones.

    Refuse days too far away, taken ones, and those of filed cases.
    """
    if draft.term.is_too_far_after(timezone.localdate()):
        raise Refused("too_far_ahead", far_words(), field="effective_from")
    found = placed(draft)
    if found.collides:
        raise Refused("overlap", overlap_words(found.collides), field="effective_from")
    if filed_cases(draft, found).exists():
        raise Refused("cases_filed", filed_words(draft), field="effective_from")
    return found


def _close(ends: Term, draft: RuleEdition, actor: "User") -> None:
    previous = RuleEdition.objects.lock(RuleEdition.objects.get(code=ends.code).pk)
    previous.effective_to = ends.last
    previous.save()
    record(
        actor=actor,
        verb="edition.closed",
        subject=previous,
        before={"effective_to": ""},
        after={"effective_to": str(ends.last), "followed_by": draft.code},
    )
