"""Drafts of rule editions: begin one, write on it, throw it away. Policy owners do."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from visas.labels.edition_parameters import label
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.json_fields import Malformed

if TYPE_CHECKING:
    from talentportal.accounts.models import User

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that may be written on a draft."""

    code: str
    title_en: str
    title_ko: str
    effective_from: date
    effective_to: date | None
    source: str
    source_ko: str
    parameters: dict[str, Any]

    @classmethod
    def of(cls, edition: RuleEdition) -> "Content":
        """Return what an edition has."""
        return cls(**{name: getattr(edition, name) for name in cls.__slots__})


@transaction.atomic
def begin(*, edition_id: UUID, actor: "User") -> RuleEdition:
    """Begin a draft as a copy of an edition or of another draft, from next month on.

    Who wrote on the other draft has written on the copy, too. Raises `RuleEdition.DoesNotExist`
    for who may not see it, and `NotPermitted`.
    """
    original = RuleEdition.objects.visible_to(actor).get(pk=edition_id)
    require_policy_owner(actor)
    first = _next_month(timezone.localdate())
    draft = RuleEdition.objects.create(
        track=original.track,
        code=_free_code(f"{original.track}/{first.isoformat()}"),
        title_en=original.title_en,
        title_ko=original.title_ko,
        effective_from=first,
        parameters=original.parameters,
        source=original.source,
        source_ko=original.source_ko,
        based_on=original.based_on if original.is_draft else original,
        author=actor,
    )
    draft.editors.add(actor, *(original.editors.all() if original.is_draft else ()))
    record(
        actor=actor,
        verb="edition.drafted",
        subject=draft,
        after={"code": draft.code, "copied_from": original.code},
    )
    return draft


@transaction.atomic
def change(*, edition_id: UUID, actor: "User", seen_version: int, content: Content) -> RuleEdition:
    """Write on a draft; whoever does can no longer be the one to publish it.

    Raises `NotPermitted`, `Stale`, `IllegalMove` (`not_a_draft`), or `Refused` with code
    `malformed` (field: the parameter), `code_taken` or `ends_before_start`.
    """
    draft = lock_draft(edition_id, actor, seen_version)
    _check(draft, content)
    before = _shown(Content.of(draft))
    for name, value in _values(content).items():
        setattr(draft, name, value)
    after = _shown(content)
    if before == after:
        return draft
    draft.version += 1
    draft.save()
    draft.editors.add(actor)
    changed = {name for name in after if before[name] != after[name]}
    record(
        actor=actor,
        verb="edition.changed",
        subject=draft,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return draft


@transaction.atomic
def discard(*, edition_id: UUID, actor: "User", seen_version: int) -> None:
    """Throw a draft away; the history keeps what it said. Raises as `change` does."""
    draft = lock_draft(edition_id, actor, seen_version)
    record(actor=actor, verb="edition.discarded", subject=draft, before=_shown(Content.of(draft)))
    draft.delete()


def require_policy_owner(actor: "User") -> None:
    """Raise `NotPermitted` unless the actor answers for the criteria."""
    if Role.POLICY_OWNER not in actor.roles:
        raise NotPermitted("not_permitted", _("Only policy owners write and publish criteria."))


def lock_draft(edition_id: UUID, actor: "User", seen_version: int) -> RuleEdition:
    """Lock a draft at the version the actor saw.

    Raises `RuleEdition.DoesNotExist` for who may not see it, `NotPermitted`, `Stale`, or
    `IllegalMove` with code `not_a_draft`.
    """
    draft = RuleEdition.objects.visible_to(actor).lock(edition_id)
    require_policy_owner(actor)
    if not draft.is_draft:
        raise IllegalMove("not_a_draft", _("This edition is published and can no longer change."))
    if draft.version != seen_version:
        raise Stale("stale", _("Somebody else has changed this draft. Read it again first."))
    return draft


def read_parameters(draft: RuleEdition, content: Content) -> EditionParameters:
    """Return the content as the rules take it. Raises `Refused` with code `malformed`."""
    days = {
        "effective_from": content.effective_from.isoformat(),
        "effective_to": content.effective_to and content.effective_to.isoformat(),
    }
    try:
        return EditionParameters.from_json(
            {
                "code": content.code,
                "track": draft.track,
                **days,
                "parameters": content.parameters,
            }
        )
    except Malformed as problem:
        where = str(problem).partition(":")[0]
        raise Refused(
            "malformed",
            _("A pathway asks for this, or it cannot be read: %(name)s.") % {"name": label(where)},
            field=where,
        ) from problem


def _check(draft: RuleEdition, content: Content) -> None:
    if content.effective_to and content.effective_to < content.effective_from:
        raise Refused(
            "ends_before_start",
            _("The last day cannot be before the first."),
            field="effective_to",
        )
    if RuleEdition.objects.filter(code=content.code).exclude(pk=draft.pk).exists():
        raise Refused("code_taken", _("Another edition has this code already."), field="code")
    read_parameters(draft, content)


def _values(content: Content) -> dict[str, Any]:
    return {name: getattr(content, name) for name in Content.__slots__}


def _shown(content: Content) -> dict[str, Any]:
    """Return the content as the history keeps it."""
    days = ("effective_from", "effective_to")
    return {**asdict(content), **{day: str(getattr(content, day) or "") for day in days}}


def _next_month(day: date) -> date:
    years, month = divmod(day.month, _MONTHS)
    return date(day.year + years, month + 1, 1)


def _free_code(wanted: str) -> str:
    """Return a code that no edition has: the wanted one, or with a number behind it."""
    taken = set(RuleEdition.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    names = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 2))]
    return next(name for name in names if name not in taken)
