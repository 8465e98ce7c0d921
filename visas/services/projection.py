"""Keep the flat facts of cases in step with their assessments, and make all of them anew."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from talentportal.kernel.names import fold
from talentportal.organisations.models import Kind, Organisation
from visas.models import Application, Assessment, CaseFacts, FactCode
from visas.rules.facts import Facts
from visas.rules.flat import Body, FlatCareer, FlatFacts, country_number, flatten, month_number

CHUNK = 2000
Numbers = Mapping[Body, int]
_COLUMNS = [
    column.name
    for column in CaseFacts._meta.concrete_fields
    if column.name != CaseFacts._meta.pk.name
]


@dataclass(frozen=True, slots=True)
class Item:
    """One case to be written: its newest assessment, and what groups it."""

    application_id: UUID
    assessment_id: int | None
    facts: FlatFacts
    nationality: str
    consortium: Body | None


def item(application: Application, assessment: Assessment, consortia: Mapping[str, Body]) -> Item:
    """Return what is written of a case, read from what its assessment was made of."""
    facts = Facts.from_json(assessment.facts)
    offer = facts.offer.employer if facts.offer else ""
    return Item(
        application.pk,
        assessment.pk,
        flatten(facts),
        application.nationality,
        consortia.get(fold(offer)),
    )


def consortia() -> dict[str, Body]:
    """Return the consortium of each member organisation by its folded names (one query)."""
    members = Organisation.objects.filter(parent__kind=Kind.CONSORTIUM)
    rows = members.order_by("code").values_list("name_en", "name_ko", "parent__code")
    return {fold(name): Body("consortium", code) for *names, code in rows for name in names if name}


def project(pairs: Sequence[tuple[Application, Assessment]]) -> None:
    """Write the rows of cases whose newest assessments these are."""
    held = consortia()
    write([item(application, assessment, held) for application, assessment in pairs])


@transaction.atomic(savepoint=False)
def write(items: Sequence[Item]) -> None:
    """Write rows, in place of those the cases had."""
    numbers = numbers_of(body for one in items for body in codes_of(one))
    CaseFacts.objects.bulk_create(
        [CaseFacts(**columns(one, numbers)) for one in items],
        update_conflicts=True,
        unique_fields=["application"],
        update_fields=_COLUMNS,
    )


def rebuild(chunk: int = CHUNK) -> int:
    """Make all rows anew from the newest assessments, chunk by chunk; return how many."""
    count, last = 0, None
    while True:
        with transaction.atomic():
            assessments = _next(last, chunk)
            project([(one.application, one) for one in assessments])
        if not assessments:
            return count
        count, last = count + len(assessments), assessments[-1].application_id


def codes_of(one: Item) -> Iterator[Body]:
    """Yield every code that the row of a case names."""
    facts = one.facts
    bodies = [degree.body for degree in facts.degrees or ()]
    bodies.append(facts.recommendation.body)
    yield from (body for body in bodies if isinstance(body, Body))
    yield from facts.work.bodies
    yield from facts.postdoc.bodies
    yield from (code for code in (facts.university, one.consortium, _field(facts)) if code)


def numbers_of(codes: Iterable[Body]) -> dict[Body, int]:
    """Return the numbers of codes (one query); new ones get theirs (two more)."""
    wanted = set(codes)
    known = _known(wanted)
    new = sorted(wanted - known.keys())  # one order for everybody: nobody waits in a circle
    if not new:
        return known
    FactCode.objects.bulk_create(
        [FactCode(kind=kind, code=code) for kind, code in new], ignore_conflicts=True
    )
    return _known(wanted)


def _known(codes: Collection[Body]) -> dict[Body, int]:
    rows = FactCode.objects.filter(code__in={code for _, code in codes})
    return {
        Body(kind, code): number for kind, code, number in rows.values_list("kind", "code", "id")
    }


def columns(one: Item, numbers: Numbers) -> dict[str, Any]:
    """Return the values of a row by the names of `CaseFacts`, for whoever writes it."""
    facts, degrees = one.facts, one.facts.degrees or ()
    field = _field(facts)
    return {
        "application_id": one.application_id,
        "assessment_id": one.assessment_id,
        "track": facts.track,
        "filed_on": facts.filed_on,
        "is_wide": facts.is_wide,
        "filed_month": month_number(facts.filed_on),
        "nationality": country_number(one.nationality),
        "university": facts.university and numbers[facts.university],
        "consortium": one.consortium and numbers[one.consortium],
        "has_degrees": facts.degrees is not None,
        "degree_levels": [degree.level for degree in degrees],
        "degree_awarded": [degree.awarded_on for degree in degrees],
        "degree_bodies": [_number(degree.body, numbers) for degree in degrees],
        "degree_countries": [degree.country for degree in degrees],
        "has_employment": facts.has_employment,
        **_career("work", facts.work, numbers),
        **_career("postdoc", facts.postdoc, numbers),
        "contract": facts.contract,
        "employer": facts.employer,
        "field": field and numbers[field],
        "annual_pay_won": facts.annual_pay_won,
        "recommendation_kind": facts.recommendation.kind,
        "recommendation_body": _number(facts.recommendation.body, numbers),
        "expertise": facts.scores.expertise,
        "strategic_value": facts.scores.strategic_value,
        "is_sme": facts.scores.is_sme,
    }


def _number(body: Body | int | None, numbers: Numbers) -> int | None:
    return numbers[body] if isinstance(body, Body) else body


def _career(prefix: str, career: FlatCareer, numbers: Numbers) -> dict[str, Any]:
    return {
        f"{prefix}_sure": career.sure,
        f"{prefix}_possible": career.possible,
        f"{prefix}_bodies": [numbers[body] for body in career.bodies] or None,
        f"{prefix}_top_sure": list(career.top_sure) or None,
        f"{prefix}_top_possible": list(career.top_possible) or None,
    }


def _field(facts: FlatFacts) -> Body | None:
    return Body("field", facts.field) if facts.field else None


def _next(last: UUID | None, size: int) -> list[Assessment]:
    """Return the newest assessments of the next cases by key, which nobody assesses meanwhile."""
    assessed = Exists(Assessment.objects.filter(application=OuterRef("pk")))
    cases = Application.objects.filter(assessed).order_by("pk")
    following = cases.filter(pk__gt=last) if last else cases
    chosen = list(following.values_list("pk", flat=True)[:size])
    locked = Application.objects.filter(pk__in=chosen).order_by("pk")
    list(locked.select_for_update(no_key=True).values_list("pk"))
    rows = Assessment.objects.filter(application__in=chosen)
    rows = rows.order_by("application_id", "-id").distinct("application_id")
    return list(rows.select_related("application").defer("figures", "result"))
