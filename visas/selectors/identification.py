"""How the universities and employers of a case were identified, and who else they could be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from talentportal.core.components import Badge, Fact, Tone
from talentportal.core.countries import country_name
from talentportal.core.formats import day, moment
from talentportal.kernel.dates import seoul_day
from talentportal.reference.models import Institution
from visas.labels import BODY_LABELS, MATCH_LABELS
from visas.labels.matches import because
from visas.models import Application, Degree, Employment, NameAlias
from visas.rules.catalogue import Body, university_key
from visas.rules.facts import BodyKind
from visas.selectors.identities import institutions, registers
from visas.selectors.previews import Preview

_BADGES = {
    "match": (Tone.SUCCESS, "check"),
    "confirmed": (Tone.SUCCESS, "user-check"),
    "review": (Tone.WARNING, "circle-question-mark"),
    "none": (Tone.NEUTRAL, "circle-minus"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """Whom a written name may mean: its key in the form, and what tells it from the others."""

    key: str
    name: str
    hint: str
    kind: BodyKind
    ref: str


@dataclass(frozen=True, slots=True)
class DegreeShown:
    """A degree, what its university was identified as, and who else it could be."""

    degree: Degree
    badge: Badge | None
    facts: list[Fact]
    options: list[Option]
    remembered: str = ""
    """What is remembered of this very name now, in words; empty if nothing is."""

    @property
    def is_open(self) -> bool:
        """Whether an officer is asked to look."""
        return self.degree.match_status == "review"


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post, what its employer was identified as, and who else it could be."""

    post: Employment
    badge: Badge | None
    facts: list[Fact]
    options: list[Option]

    @property
    def is_open(self) -> bool:
        """Whether an officer is asked to look."""
        return self.post.match_status == "review"


def degrees(application: Application, preview: Preview) -> list[DegreeShown]:
    """Return the degrees with their matches (three queries)."""
    rows = list(application.degrees.select_related("institution", "confirmed_by", "alias"))
    refs = {str(one["ref"]) for row in rows for one in row.match_candidates}
    known = institutions(refs) if refs else {}
    held = _remembered(rows)
    return [
        DegreeShown(
            row,
            status_badge(row.match_status),
            _degree_facts(row),
            [
                university_option(
                    found, str(one["ref"]), preview.degree(place, str(one["ref"]), found.label)
                )
                for one in row.match_candidates
                if (found := known.get(str(one["ref"]))) is not None
            ],
            held.get((university_key(row.institution_name), row.country.upper()), ""),
        )
        for place, row in enumerate(rows)
    ]


def _remembered(rows: Iterable[Degree]) -> dict[tuple[str, str], str]:
    """Return in words what is remembered of the names of these degrees (one query)."""
    keys = {university_key(row.institution_name) for row in rows}
    found = NameAlias.objects.active().filter(key__in=keys)
    return {
        (one.key, one.country): _remembered_as(one)
        for one in found.select_related("institution", "confirmed_by")
    }


def _remembered_as(alias: NameAlias) -> str:
    """Return what is remembered of a name, by whom and since when."""
    institution = alias.institution or _("None of those held")
    return f"{institution} ({alias.confirmed_by}, {day(seoul_day(alias.confirmed_at))})"


def university_option(row: Institution, ref: str, would: str) -> Option:
    """Return a university that a name may mean; `would`: what the assessment would say then."""
    where = ", ".join(part for part in (row.city, country_name(row.country)) if part)
    hint = " · ".join(part for part in (where, would) if part)
    return Option(ref, row.label, hint, BodyKind.UNIVERSITY, ref)


def status_badge(status: str) -> Badge | None:
    """Return what a name came to; None while nobody has looked."""
    return Badge(MATCH_LABELS[status], *_BADGES[status]) if status in _BADGES else None


def _degree_facts(row: Degree) -> list[Fact]:
    return [
        Fact(_("As written"), row.institution_name),
        Fact(_("Country"), country_name(row.country)),
        Fact(_("Identified as"), str(row.institution) if row.institution else "–"),
        *_why(row),
    ]


def _why(row: Degree | Employment) -> list[Fact]:
    """Return who confirmed it, or why the machine says so."""
    if row.confirmed_by:
        return [Fact(_("Confirmed by"), f"{row.confirmed_by}, {moment(row.confirmed_at)}")]
    return [Fact(_("Why"), because(row.match_because))] if row.match_because else []


def posts(application: Application, preview: Preview) -> list[PostShown]:
    """Return the posts with what their employers are (one query and that of the registers)."""
    rows = list(application.employments.select_related("confirmed_by"))
    held = registers() if rows else None
    bodies = {**held.universities.bodies, **held.companies.bodies} if held else {}
    return [
        PostShown(
            row,
            status_badge(row.match_status),
            _post_facts(row, bodies),
            _employers(place, row, bodies, preview),
        )
        for place, row in enumerate(rows)
    ]


def _post_facts(row: Employment, bodies: dict[str, Body]) -> list[Fact]:
    return [
        Fact(_("As written"), row.employer_name),
        Fact(_("Country"), country_name(row.country)),
        Fact(_("Identified as"), _employer(row, bodies)),
        *_why(row),
    ]


def _employer(row: Employment, bodies: dict[str, Body]) -> str:
    """Return what an employer was identified as, in words."""
    if not row.employer_kind:
        return "–"
    body = bodies.get(row.employer_ref)
    kind = str(BODY_LABELS[row.employer_kind])
    return f"{body.name} ({kind})" if body else kind


def _employers(
    place: int, row: Employment, bodies: dict[str, Body], preview: Preview
) -> list[Option]:
    """Return whom an employer's name may mean."""
    found: Sequence[dict[str, Any]] = row.match_candidates
    options = []
    for one in found:
        body, kind = bodies.get(str(one["ref"])), BodyKind(one["kind"])
        if body is None:
            continue
        would = preview.post(place, kind, body.ref)
        parts = (str(BODY_LABELS[kind]), country_name(body.country), would)
        hint = " · ".join(part for part in parts if part)
        options.append(Option(f"{kind}|{body.ref}", body.name, hint, kind, body.ref))
    return options
