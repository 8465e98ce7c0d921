"""Where a draft would stand among the published editions, and what speaks against publishing it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from talentportal.core.components import Tone
from talentportal.core.formats import day
from talentportal.reference.models import CompanyListEdition, Institution, RankingEdition
from visas.labels.edition_parameters import block_of, label, list_name
from visas.models import Application, RuleEdition
from visas.rules.edition_life import ONE_DAY, Place, Term, place
from visas.rules.edition_outline import changes, unsourced
from visas.rules.editions import EditionParameters
from visas.selectors.figures import parameters

if TYPE_CHECKING:
    from talentportal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at before publishing: fine, worth a thought, or in the way."""

    text: str
    tone: Tone

    @property
    def icon(self) -> str:
        """The icon that says the same as the tone."""
        icons = {Tone.SUCCESS: "circle-check", Tone.WARNING: "triangle-alert"}
        return icons.get(self.tone, "circle-x")


def placed(draft: RuleEdition) -> Place:
    """Return what a draft would do to the published editions of its track (one query)."""
    published = RuleEdition.objects.published().filter(track=draft.track)
    return place(draft.term, [edition.term for edition in published])


def filed_cases(draft: RuleEdition, found: Place) -> QuerySet[Application]:
    """Return the filed cases whose criteria would change: on its days, or after one it ends."""
    rows = Application.objects.filter(track=draft.track, filed_on__gte=draft.effective_from)
    is_bounded = draft.effective_to is not None and found.ends is None
    return rows.filter(filed_on__lte=draft.effective_to) if is_bounded else rows


def overlap_words(other: Term) -> str:
    """Return the sentence that names the edition whose days are asked for a second time."""
    if other.last is None:
        words = _("These days belong to %(code)s already, in force from %(first)s on.")
        return words % {"code": other.code, "first": day(other.first)}
    words = _("These days belong to %(code)s already, in force from %(first)s to %(last)s.")
    return words % {"code": other.code, "first": day(other.first), "last": day(other.last)}


def far_words() -> str:
    """Return the sentence that days far away stand in the way."""
    return _("Its days lie more than three years ahead, and what is published is never changed.")


def filed_words(draft: RuleEdition) -> str:
    """Return the sentence that no filed case gets other criteria."""
    words = _(
        "Cases have been filed since %(first)s. They keep their criteria: choose a first day that"
        " is still to come."
    )
    return words % {"first": day(draft.effective_from)}


def unsourced_words(rules: EditionParameters) -> str:
    """Return the sentence which parameters lack a source; empty if none does."""
    lacking = [f"{block_of(path)} – {label(path)}" for path in unsourced(rules)]
    words = _("No source is given for: %(names)s.")
    return words % {"names": ", ".join(lacking)} if lacking else ""


def has_written(draft: RuleEdition, user: "User") -> bool:
    """Tell whether somebody has written on a draft, and so cannot publish it."""
    return draft.author_id == user.pk or draft.editors.filter(pk=user.pk).exists()


def checks(draft: RuleEdition, user: "User", compared: RuleEdition | None) -> list[Check]:
    """Return everything to look at before a draft is published, the obstacles first."""
    found = placed(draft)
    rules = parameters(draft)
    order = [Tone.DANGER, Tone.WARNING, Tone.SUCCESS]
    every = (
        _four_eyes(draft, user),
        *_days(draft, found),
        _cases(draft, found),
        *_content(rules, compared),
        *_lists_held(rules),
        *_institutions_held(rules),
    )
    return sorted(every, key=lambda check: order.index(check.tone))


def _four_eyes(draft: RuleEdition, user: "User") -> Check:
    if has_written(draft, user):
        words = _("You have written on this draft: another policy owner publishes it.")
        return Check(words, Tone.DANGER)
    return Check(_("You have not written on this draft."), Tone.SUCCESS)


def _days(draft: RuleEdition, found: Place) -> Iterator[Check]:
    if draft.term.is_too_far_after(timezone.localdate()):
        yield Check(far_words(), Tone.DANGER)
    if found.collides:
        yield Check(overlap_words(found.collides), Tone.DANGER)
        return
    if found.ends and found.ends.last:
        words = _("%(code)s ends on %(last)s. Nothing else of it changes.")
        shown = {"code": found.ends.code, "last": day(found.ends.last)}
        yield Check(words % shown, Tone.SUCCESS)
    else:
        yield Check(_("No other edition of this track has these days."), Tone.SUCCESS)
    if draft.effective_to:
        words = _("After %(last)s no edition is in force unless another follows from %(next)s on.")
        shown = {"last": day(draft.effective_to), "next": day(draft.effective_to + ONE_DAY)}
        yield Check(words % shown, Tone.WARNING)


def _cases(draft: RuleEdition, found: Place) -> Check:
    if filed_cases(draft, found).exists():
        return Check(filed_words(draft), Tone.DANGER)
    return Check(_("No filed case gets other criteria than on its filing day."), Tone.SUCCESS)


def _content(rules: EditionParameters, compared: RuleEdition | None) -> Iterator[Check]:
    if compared is not None and not changes(parameters(compared), rules):
        words = _("It says the same as %(code)s.")
        yield Check(words % {"code": compared.code}, Tone.WARNING)
    if lacking := unsourced_words(rules):
        yield Check(lacking, Tone.DANGER)
    else:
        yield Check(_("Every parameter has its source."), Tone.SUCCESS)


def _lists_held(rules: EditionParameters) -> Iterator[Check]:
    """Name the lists of which no edition is held: nobody can be found on them."""
    lacking: list[str] = []
    if rules.lists:
        lacking += _not_held(rules.lists.providers, _providers(RankingEdition.objects.all()))
    if rules.companies:
        lacking += _not_held(
            rules.companies.providers, _providers(CompanyListEdition.objects.all())
        )
    if lacking:
        words = _("No edition of these lists is held yet: %(names)s.")
        yield Check(words % {"names": ", ".join(lacking)}, Tone.WARNING)


def _institutions_held(rules: EditionParameters) -> Iterator[Check]:
    """Name the designated institutions that are not held: no degree can be matched to them."""
    named = rules.degree.designated if rules.degree else None
    if named is None:
        return
    known = Institution.objects.filter(ror_id__in=named.refs).values_list("ror_id", flat=True)
    lacking = sorted(set(named.refs) - set(known))
    if lacking:
        words = _("These designated institutions are not held: %(names)s.")
        yield Check(words % {"names": ", ".join(lacking)}, Tone.WARNING)


def _providers(rows: QuerySet[RankingEdition] | QuerySet[CompanyListEdition]) -> set[str]:
    return set(rows.values_list("provider", flat=True))


def _not_held(named: Iterable[str], held: set[str]) -> list[str]:
    return [list_name(provider) for provider in named if provider not in held]
