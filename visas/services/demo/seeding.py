"""Bring the whole demonstration into an empty portal, in one transaction."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from talentportal.accounts.models import User
from talentportal.audit.services import bring as bring_history
from talentportal.documents.bulk import bring as bring_files
from talentportal.kernel.dates import seoul_day
from talentportal.outbox.services import publish
from talentportal.workflow.models import Note
from visas.models import (
    Application,
    Assessment,
    Degree,
    Employment,
    Evidence,
    FamilyMember,
    PointReview,
    Proposal,
    SupplementRequest,
)
from visas.rules.states import DECIDED, State
from visas.services.demo.cast import SHOWN, Part, cast
from visas.services.demo.claims import Claim
from visas.services.demo.course import Course, judged, play
from visas.services.demo.dice import Dice
from visas.services.demo.graduates import claim
from visas.services.demo.people import FILLING
from visas.services.demo.plans import EARLIEST_DAY, Beat, Plan, plans
from visas.services.demo.proposals import propose, wonder
from visas.services.demo.story import Story
from visas.services.demo.world import World, world
from visas.services.intake import receipt_number
from visas.services.matches import match_degrees, match_posts
from visas.services.projection import project

CASES = 300
LETTER_EVERY = timedelta(seconds=3)
"""Letters of old decisions are printed in the background at this pace, so that new work goes
first."""

Say = Callable[[str], Any]


@dataclass(slots=True)
class Report:
    """What was made: cases by state, and rows by kind."""

    states: Counter[State] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)


def is_there() -> bool:
    """Tell whether the demonstration was brought in already (one query).

    Neither what visitors of the shown accounts did is the demonstration, nor are synthetic cases.
    """
    people = User.objects.filter(is_demo=True, visa_applications__isnull=False)
    return people.exclude(email__in=SHOWN).exclude(email__regex=rf"^{FILLING}\d").exists()


@transaction.atomic
def seed(*, say: Say, today: date | None = None, count: int = CASES) -> Report:
    """Bring in `count` cases as they stand on `today` (a day in Seoul); nothing if they are there.

    The same day and count give the same cases, but for receipt numbers, the names of files and the
    codes of letters. Raises `Refused` with code `not_a_demo`, `no_staff` or `no_reference_data`.
    """
    if is_there():
        return Report()
    day = max(today or timezone.localdate(), EARLIEST_DAY)
    held = world(day)
    planned = plans(count, day, held.holidays)
    parts = cast(planned, day)
    say(f"  people: {len(parts)} applicants")
    courses = _courses(planned, parts, held)
    say("  applications: written, matched and assessed")
    for course in courses:
        play(course)
    say("  histories: played to the present day")
    report = _save(courses)
    propose(day)
    wonder(day)
    _announce(courses)
    return report


def _courses(planned: Sequence[Plan], parts: Sequence[Part], held: World) -> list[Course]:
    """Return every case before its first beat: stated, numbered, matched and assessed."""
    claims = [
        claim(plan, part.person, part.user, held) for plan, part in zip(planned, parts, strict=True)
    ]
    _number([one for one in claims if one.plan.at(Beat.SUBMIT)])
    screened = [one for one in claims if one.plan.at(Beat.SCREEN)]
    match_degrees([row for one in screened for row in one.degrees], held.held)
    match_posts([row for one in screened for row in one.employments], held.held)
    return [_course(one, part, held) for one, part in zip(claims, parts, strict=True)]


def _number(filed: Sequence[Claim]) -> None:
    """Give receipt numbers and filing days, in the order of filing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval('visas_receipt_number') FROM generate_series(1, %s)", [len(filed)]
        )
        numbers = [number for (number,) in cursor.fetchall()]
    for one, number in zip(sorted(filed, key=_filed_at), numbers, strict=True):
        one.application.filed_on = seoul_day(_filed_at(one))
        one.application.receipt_number = receipt_number(one.application.filed_on.year, number)


def _filed_at(one: Claim) -> datetime:
    return one.plan.at(Beat.SUBMIT) or one.plan.begins_at


def _course(one: Claim, part: Part, held: World) -> Course:
    dice = Dice.of("course", one.plan.number)
    course = Course(
        claim=one,
        world=held,
        story=Story(one.application, dice),
        officer=dice.choice(held.officers),
        approver=dice.choice(held.approvers),
        is_duplicate=part.is_duplicate,
    )
    if one.plan.at(Beat.SCREEN):
        course.screened = judged(one, held, "screening", "screening")
    return course


def _save(courses: Sequence[Course]) -> Report:
    """Write everything, parents first."""
    report = Report(states=Counter(course.story.state for course in courses))
    claims, stories = [one.claim for one in courses], [one.story for one in courses]
    tables: tuple[tuple[type[Model], list[Any]], ...] = (
        (Application, [one.application for one in claims]),
        (Degree, [row for one in claims for row in one.degrees]),
        (Employment, [row for one in claims for row in one.employments]),
        (FamilyMember, [row for one in claims for row in one.family]),
        (Assessment, _by_time([row for one in stories for row in one.assessments])),
        (SupplementRequest, [row for one in stories for row in one.supplements]),
        (Proposal, [row for one in stories for row in one.proposals]),
        (PointReview, _by_time([row for one in stories for row in one.reviews])),
        (Note, [row for one in stories for row in one.notes]),
    )
    for model, rows in tables:
        model._default_manager.bulk_create(rows, batch_size=500)
        report.rows[model._meta.model_name or ""] = len(rows)
    project([(one.application, one.newest()) for one in courses if one.story.assessments])
    report.rows["document"] = len(bring_files(file for one in stories for file in one.files))
    evidence = [row for one in stories for row in one.evidence]
    Evidence.objects.bulk_create(evidence, batch_size=1000)
    events = [event for one in stories for event in one.events]
    bring_history(events, [look for one in stories for look in one.looks])
    report.rows["event"] = len(events)
    return report


def _by_time(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.made_at)


def _announce(courses: Sequence[Course]) -> None:
    """Have letters of decided cases printed, and cases that were just filed screened.

    The letters of the accounts that are shown come first.
    """
    decided = [one.application for one in courses if one.story.state in DECIDED]
    decided.sort(key=lambda row: (row.applicant.email not in SHOWN, -_moment(row)))
    now = timezone.now()
    for place, row in enumerate(decided):
        publish(
            "visa.decided",
            key=str(row.pk),
            due_at=now + place * LETTER_EVERY,
            application_id=str(row.pk),
            is_history=True,
        )
    for course in courses:
        if course.story.state is State.SUBMITTED:
            key = str(course.application.pk)
            publish("visa.submitted", key=key, application_id=key)


def _moment(row: Application) -> float:
    return row.decided_at.timestamp() if row.decided_at else 0
