"""Synthetic cases: lawful rows, real assessments, the same every time, and pages that open."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from talentportal.accounts.models import User
from talentportal.accounts.services import demo as people
from talentportal.audit.models import Event
from talentportal.kernel.errors import Refused
from tests.factories.visas import ApplicationFactory
from visas.models import Application, Assessment, CaseFacts, Degree, Employment, PointReview
from visas.rules.outcomes import Outcome
from visas.rules.scoring import REVIEWERS
from visas.rules.states import OPEN, State, Track
from visas.rules.workflow import VISA
from visas.selectors.figures import parameters
from visas.services import assessment, intake, projection
from visas.services.volume import making, tables

TODAY = date(2026, 11, 22)
CASES = 200
_SAME = ("receipt_number", "state", "flags", "given_name", "offer_annual_pay_won", "filed_on")
_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'visas_%' ORDER BY 1"
_KEYS = """
    SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
    WHERE conrelid::regclass::text LIKE 'visas_%' ORDER BY 1
"""


@pytest.fixture(scope="module")
def ministry(django_db_setup, django_db_blocker):
    """Load reference data and staff, and no case; everything goes in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        call_command("load_rule_editions", stdout=StringIO())
        people.seed()
        yield
        transaction.set_rollback(True)


def made(**how) -> making.Report:
    return making.make_cases(count=CASES, today=TODAY, workers=1, told_every=2, **how)


def shape() -> list[tuple]:
    """Return every index and constraint; how PostgreSQL spells lists of states changes."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES)
        indexes = [(name, re.sub("[][()]|::[a-z ]+|ARRAY", "", how)) for name, how in cursor]
        cursor.execute(_KEYS)
        return [*indexes, *cursor.fetchall()]


def set_receipts(number: int) -> None:
    """Have the next application get this number; no rollback takes that back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('visas_receipt_number', %s, false)", [number])


@pytest.fixture(scope="module")
def schema(ministry) -> list[tuple]:
    return shape()


@pytest.fixture(scope="module")
def filled(schema):
    """Make the cases once for all tests of this module."""
    with transaction.atomic():
        yield made()
        transaction.set_rollback(True)


def rows() -> list[tuple]:
    return list(Application.objects.order_by("created_at", "id").values_list(*_SAME))


def test_there_are_as_many_cases_as_asked_for_each_of_one_person(filled):
    assert Application.objects.count() == CASES
    assert Application.objects.values("applicant").distinct().count() == CASES
    assert Application.objects.filter(state=State.DRAFT).count() == 2


def test_nobody_can_sign_in_as_one_of_them(filled):
    people = User.objects.filter(visa_applications__isnull=False)
    assert not any(one.has_usable_password() for one in people)
    assert {one.email.split("@")[1] for one in people} == {"demo.example"}


def test_indexes_and_constraints_are_all_there_again(filled, schema):
    assert shape() == schema


def test_receipts_follow_the_order_of_filing(filled):
    cases = list(Application.objects.exclude(receipt_number=None).order_by("submitted_at"))
    numbers = [int(case.receipt_number.rsplit("-", 1)[1]) for case in cases]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(cases)
    assert all(case.receipt_number.startswith(f"TT-{case.filed_on.year}-") for case in cases)


def test_the_next_application_gets_the_next_receipt(filled):
    last = filled.first_receipt + CASES - CASES // 100 - 1
    assert intake._next_receipt_number(2026) == f"TT-2026-{last + 1:06d}"


def test_an_open_case_has_the_assessment_that_its_facts_replay_to(filled):
    stored = list(Assessment.objects.select_related("edition", "application"))
    assert stored
    for one in stored:
        assert assessment.replay(one).to_json() == one.result
        assert one.application.assessed_outcome == one.outcome
    open_cases = Application.objects.filter(state__in=sorted(OPEN - {State.SUBMITTED}))
    assert set(open_cases.values_list("pk", flat=True)) <= {one.application_id for one in stored}


def test_the_stored_facts_are_those_of_the_rows(filled):
    for one in Assessment.objects.select_related("application"):
        assert assessment.facts_of(one.application).to_json() == one.facts


def test_flat_facts_are_there_for_every_screened_case_and_right(filled):
    screened = Application.objects.exclude(assessed_outcome="")
    assert CaseFacts.objects.count() == screened.count()
    names = [
        field.attname for field in CaseFacts._meta.concrete_fields if field.name != "assessment"
    ]
    copied = list(CaseFacts.objects.order_by("pk").values(*names))
    with transaction.atomic():
        assessed = Assessment.objects.values("application")
        CaseFacts.objects.filter(application__in=assessed).delete()
        assert projection.rebuild() == assessed.count()
        assert list(CaseFacts.objects.order_by("pk").values(*names)) == copied
        transaction.set_rollback(True)


def test_the_history_goes_only_along_the_table_of_moves(filled):
    moves = {(str(start), str(move.to)) for (start, _action), move in VISA.moves.items()}
    told = Event.objects.filter(subject_type="visas.application", after__has_key="state")
    assert told.count() > CASES / 4
    assert {(row.before["state"], row.after["state"]) for row in told} <= moves


def test_cases_are_as_different_as_people_are(filled):
    filed = Application.objects.exclude(receipt_number=None)
    assert set(filed.values_list("assessed_outcome", flat=True)) >= {str(one) for one in Outcome}
    assert filed.values("nationality").distinct().count() > 12
    assert filed.values("track").distinct().count() == 4
    assert Degree.objects.values("match_status").distinct().count() == 3
    assert Employment.objects.exclude(employer_kind="").count() > CASES / 4


def test_nobody_applies_for_a_track_before_its_first_day(filled):
    for one in Assessment.objects.select_related("edition"):
        assert one.edition is not None


def test_who_is_not_asked_for_a_job_tells_none(filled):
    graduates = Application.objects.filter(track__in=[Track.D_10_T, Track.F_2_7S])
    assert graduates.exists()
    assert set(graduates.values_list("has_offer", "offer_employer")) == {(None, "")}
    assert not Employment.objects.filter(application__in=graduates).exists()


def test_reviewers_are_two_people_who_score_within_the_table(filled):
    reviews = PointReview.objects.select_related("application", "edition")
    assert reviews.exists()
    for one in reviews:
        points = parameters(one.edition).points
        assert one.expertise <= points.expertise
        assert one.strategic_value <= points.strategic_value
        assert one.made_at > one.application.submitted_at
    for case in Application.objects.filter(reviews__seat=REVIEWERS):
        assert case.assessments.get().occasion == "scored"
        assert len(set(case.reviews.values_list("reviewer", flat=True))) == REVIEWERS


def test_queue_and_case_pages_open(filled):
    officer = User.objects.get(email="officer@demo.example")
    client = Client()
    client.force_login(officer)
    for name in ("mine", "team", "unassigned", "answers", "to_sign", "closed"):
        assert client.get(reverse("visas:queue"), {"list": name}).status_code == 200
    for case in Application.objects.exclude(receipt_number=None).order_by("state")[::25]:
        for view in ("review", "points", "answers", "documents", "messages", "history"):
            page = reverse("visas:case", args=[case.pk])
            assert client.get(page, {"view": view}).status_code == 200


def test_the_same_seed_gives_the_same_cases(filled):
    def once(seed: str) -> list[tuple]:
        with transaction.atomic():
            set_receipts(5000)
            made(seed=seed)
            found = rows()
            transaction.set_rollback(True)
        return found

    first = once("a")
    assert once("a") == first
    assert once("b") != first


def test_receipts_that_are_taken_are_not_given_again(filled):
    with transaction.atomic():
        set_receipts(1)
        with pytest.raises(Refused, match="taken already"):
            made()
        set_receipts(filled.first_receipt + CASES)
        transaction.set_rollback(True)


def test_two_runs_one_after_the_other_go_well(filled):
    with transaction.atomic():
        made()
        assert Application.objects.count() == 2 * CASES
        transaction.set_rollback(True)


def test_a_real_portal_is_not_filled_by_mistake(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="--yes"):
        call_command("make_cases", "10")


def test_without_officers_nothing_is_made(db):
    with pytest.raises(Refused, match="seed_people"):
        making.make_cases(count=10)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, r"\N"),
        ("", ""),
        ("a\tb\\c\nd\re", r"a\tb\\c\nd\re"),
        (True, "t"),
        (7, "7"),
        (0.5, "0.5"),
        (date(2026, 1, 2), "2026-01-02"),
        (State.DRAFT, "draft"),
        (["한\\"], r'["한\\\\"]'),
        ({"a": None}, '{"a":null}'),
    ],
)
def test_a_value_is_written_as_copy_reads_it(value, text):
    assert tables.written(value) == text


def test_what_no_column_holds_is_refused():
    with pytest.raises(TypeError, match="object cannot be copied"):
        tables.written(object())


def test_a_database_of_real_cases_is_not_filled_by_a_demonstration(db):
    ApplicationFactory(state=State.QUEUED)
    with pytest.raises(CommandError, match="--yes"):
        call_command("make_cases", "10")
