"""The cases behind a number of a scenario, as rows of a list; without names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from talentportal.core import paging
from talentportal.core.components import Badge
from talentportal.core.countries import country_name
from talentportal.core.links import address_of
from visas.labels import OUTCOME_LABELS
from visas.labels.scenarios import GROUP_LABELS, SUMMARY_LABELS
from visas.models import Application, CaseFacts, FactCode, Scenario
from visas.rules.flat import country_code
from visas.rules.outcomes import Outcome
from visas.selectors.queue import outcome_badge
from visas.selectors.scenarios import names_of, question
from visas.selectors.whatif.asking import all_cases
from visas.selectors.whatif.behind import NONE, Case, Number
from visas.selectors.whatif.counting import Group
from visas.selectors.whatif.walking import walk

if TYPE_CHECKING:
    from talentportal.accounts.models import User

CHUNK = 2000
"""Cases of a file that are looked up at a time."""
NEWEST = ("-filed_on", "-application_id")
MOST = 101
"""The largest page, and one case more: that there is a next one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case. `url` leads to it, for those who work on cases."""

    id: UUID
    receipt: str
    filed_on: date
    country: str
    field: str
    university: str
    base: Outcome
    variant: Outcome
    url: str = ""

    @property
    def base_badge(self) -> Badge | None:
        """What it came to before."""
        return outcome_badge(self.base)

    @property
    def variant_badge(self) -> Badge | None:
        """What it comes to after."""
        return outcome_badge(self.variant)

    def cells(self) -> list[str]:
        """Return the values of a line of a file, in the order of `heads`."""
        return [
            self.receipt,
            self.filed_on.isoformat(),
            self.country,
            self.field,
            self.university,
            str(OUTCOME_LABELS[self.base]),
            str(OUTCOME_LABELS[self.variant]),
        ]


def heads() -> list[str]:
    """Return the names of a file's columns."""
    return [
        _("Receipt no."),
        _("Filed on"),
        _("Nationality"),
        _("Advanced field"),
        _("University"),
        _("Before"),
        _("After"),
    ]


def number(query: Mapping[str, str]) -> Number | None:
    """Return the number that an address asks for, or None where there is no such number."""
    group, code = query.get("group", ""), query.get("code", "")
    if group and (group not in set(Group) or not code or "\x00" in code):
        return None
    asked = Number(query.get("move", "cases"), Group(group) if group else None, code)
    return asked if asked.condition is not None else None


def title(asked: Number) -> str:
    """Return what the number counts, in words."""
    words = str(SUMMARY_LABELS.get(asked.move, ""))
    if asked.pair is not None:
        words = " → ".join(str(OUTCOME_LABELS[outcome]) for outcome in asked.pair)
    if asked.group is None:
        return words
    code = None if asked.code == NONE else asked.code
    name = names_of(asked.group, [{"code": code}])[0]
    return f"{words} · {GROUP_LABELS[asked.group]}: {name}"


@dataclass(frozen=True, slots=True)
class Listed:
    """The cases of a page, unordered, and what they come to."""

    rows: QuerySet[CaseFacts]
    judged: Mapping[UUID, Case]


def listed(
    user: "User",
    scenario: Scenario,
    asked: Number,
    query: QueryDict,
    by: Sequence[str] = NEWEST,
) -> Listed:
    """Return the cases of the page that is asked for, and some more; those the person may see.

    `by` is `NEWEST` or the same the other way round.
    """
    place = paging.place(CaseFacts, query, by)
    begin = place.values[0] if place.values else None
    found = walk(question(scenario), asked, begin, newest_first=place.is_descending)
    mine = _own(user)
    ahead = (
        one for one in found if one.key not in mine and place.is_behind((one.filed_on, one.key))
    )
    judged = {one.key: one.case for one in islice(ahead, MOST)}
    return Listed(_visible(user, judged), judged)


def chunks(
    user: "User", scenario: Scenario, asked: Number
) -> Iterator[tuple[list[CaseFacts], dict[UUID, Case]]]:
    """Yield all the same cases and what they come to; the newest first, some at a time."""
    mine = _own(user)
    found = (one for one in walk(question(scenario), asked) if one.key not in mine)
    while some := {one.key: one.case for one in islice(found, CHUNK)}:
        yield list(_visible(user, some).order_by(*NEWEST)), some


def _own(user: "User") -> set[UUID]:
    return set(Application.objects.filter(applicant=user.pk).values_list("pk", flat=True))


def _visible(user: "User", keys: Iterable[UUID]) -> QuerySet[CaseFacts]:
    rows = CaseFacts.objects.filter(application_id__in=list(keys))
    return rows.filter(application__in=Application.objects.counted_for(user)).select_related(
        "application"
    )


def lines(user: "User", scenario: Scenario, asked: Number) -> Iterator[Sequence[str]]:
    """Yield the lines of a file of the same cases: the heads, then a case each."""
    yield heads()
    with all_cases():
        for chunk, judged in chunks(user, scenario, asked):
            yield from (row.cells() for row in shown(chunk, judged, links=False))


def shown(found: Sequence[CaseFacts], judged: Mapping[UUID, Case], *, links: bool) -> list[Row]:
    """Return rows as they are shown, with what both editions make of them (four queries)."""
    address = address_of("visas:case")
    universities = _names(Group.UNIVERSITY, {row.university for row in found})
    fields = _names(Group.FIELD, {row.field for row in found})
    return [
        Row(
            id=row.application_id,
            receipt=row.application.receipt_number or "",
            filed_on=row.filed_on,
            country=country_name(country_code(row.nationality)) if row.nationality else "",
            field=fields.get(row.field, ""),
            university=universities.get(row.university, ""),
            base=judged[row.application_id].base,
            variant=judged[row.application_id].variant,
            url=address(row.application_id) if links else "",
        )
        for row in found
    ]


def _names(group: Group, numbers: set[int | None]) -> dict[int | None, str]:
    codes = dict(FactCode.objects.filter(id__in=numbers - {None}).values_list("id", "code"))
    names = names_of(group, [{"code": code} for code in codes.values()])
    return dict(zip(codes, names, strict=True))
