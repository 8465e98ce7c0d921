"""The demonstration: every state, real rules, plainly fictional people, the same every time."""

from collections import Counter
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.test import override_settings

from talentportal.accounts.models import User
from talentportal.accounts.services import demo as people
from talentportal.audit.models import Access, Event
from talentportal.core.formats import SEOUL
from talentportal.documents.models import Document
from talentportal.documents.services import store
from talentportal.kernel.roles import Role
from talentportal.notifications.models import Mail, Notice
from talentportal.outbox.models import Message
from visas.models import (
    Application,
    Assessment,
    FamilyMember,
    PointReview,
    RuleEdition,
    Scenario,
)
from visas.rules.scenario_life import ScenarioState
from visas.rules.states import DECIDED, PROPOSED, State, Track
from visas.rules.workflow import VISA
from visas.selectors.intake import documents_asked
from visas.services import assessment, letters
from visas.services.demo.cast import SAME_PASSPORT, SHOWN
from visas.services.demo.plans import plans
from visas.services.demo.seeding import seed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
CASES = 120


@pytest.fixture(scope="module")
def ministry(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load reference data and staff, and no case; everything goes in the end."""
    folder = tmp_path_factory.mktemp("documents")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        call_command("load_rule_editions", stdout=StringIO())
        people.seed()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demonstration(ministry):
    """Seed the cases, once for all tests of this module."""
    with transaction.atomic():
        yield seed(say=lambda _text: None, today=TODAY, count=CASES)
        transaction.set_rollback(True)


@pytest.fixture
def undone(demonstration):
    """Take back what a single test changes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def applicant_of_demo(demonstration) -> User:
    return User.objects.get(email="applicant@demo.example")


def filed():
    return Application.objects.exclude(receipt_number=None)


def moves_of(application: Application) -> list[tuple[str, str, str]]:
    events = Event.objects.of("visas.application", application.pk)
    return [
        (event.verb, event.before["state"], event.after["state"])
        for event in events
        if "state" in event.after and "item" not in event.after
    ]


def test_there_are_cases_in_every_state(demonstration):
    assert set(Application.objects.values_list("state", flat=True)) == set(State)
    assert Application.objects.count() == sum(demonstration.states.values()) == CASES


def test_three_hundred_cases_are_shared_out_exactly():
    planned = plans(300, TODAY, frozenset())
    assert sum(plan.state in DECIDED for plan in planned) == 118


def test_people_come_from_thirty_countries(demonstration):
    assert filed().values("nationality").distinct().count() == 30


def test_each_rule_edition_has_had_cases(demonstration):
    codes = Assessment.objects.values_list("edition__code", flat=True)
    assert set(codes) == {
        *("F-2-T/2025-04-02", "F-2-T/2026-06-25", "F-2-T/2026-10-01"),
        *("D-10-T/2025-04-02", "F-2-7S/2026-01-01", "K-TECH-PASS/2026-07-02"),
    }


def test_most_cases_are_of_the_first_track_and_every_track_has_some():
    tracks = Counter(plan.track for plan in plans(300, TODAY, frozenset()))
    assert set(tracks) == set(Track)
    assert 220 < tracks[Track.F_2_T] < 260
    assert min(tracks.values()) > 8


def test_graduates_state_no_job_and_k_star_a_recommendation(demonstration):
    graduates = filed().filter(track__in=[Track.D_10_T, Track.F_2_7S])
    assert set(graduates.values_list("has_offer", "offer_employer")) == {(None, "")}
    assert graduates.filter(employments__isnull=False).count() == 0
    star = filed().filter(track=Track.F_2_7S)
    assert star.filter(recommendation_kind="university_president").count() == star.count() > 0


def test_cases_weighed_by_points_have_been_scored_by_two_officers(demonstration):
    decided = filed().filter(track=Track.K_TECH_PASS, state__in=DECIDED | PROPOSED)
    weighed = decided.filter(filed_on__gte=date(2026, 7, 2))
    assert [row.reviews.count() for row in weighed] == [2] * weighed.count()
    assert PointReview.objects.count() > 0


def test_applicants_are_plainly_fictional(demonstration):
    applicants = User.objects.filter(grants__role=Role.APPLICANT)
    assert all(user.is_demo and user.email.endswith("@demo.example") for user in applicants)
    passports = {row.passport_number for row in filed()}
    assert all(number.startswith("DEMO") for number in passports)
    employed = filed().filter(has_offer=True)
    assert employed.exclude(offer_employer__endswith="(fictional)").count() == 0


def test_the_database_accepts_every_row(demonstration):
    connection.check_constraints()


def test_every_assessment_replays_to_the_letter(demonstration):
    for stored in Assessment.objects.select_related("edition"):
        assert assessment.replay(stored).to_json() == stored.result


def test_decisions_follow_what_was_found(demonstration):
    held = filed().exclude(track=Track.K_TECH_PASS)  # its engineering lists are looked up by hand
    approved, refused = held.filter(state="approved"), held.filter(state="refused")
    assert set(approved.values_list("assessed_outcome", flat=True)) == {"met"}
    assert set(refused.values_list("assessed_outcome", flat=True)) == {"not_met"}


def test_histories_follow_the_table_and_end_where_the_case_stands(demonstration):
    for application in Application.objects.exclude(state=State.DRAFT):
        moves = moves_of(application)
        assert all(before[2] == after[1] for before, after in pairwise(moves))
        for verb, before, after in moves:
            assert VISA.moves[before, verb.removeprefix("visa.")].to == after
        assert moves[-1][2] == application.state


def test_history_stands_in_its_order_of_time(demonstration):
    moments = list(Event.objects.filter(subject_type="visas.application").values_list("at"))
    assert len(moments) > 1000
    for application in filed()[:10]:
        of_case = Event.objects.of("visas.application", application.pk).values_list("at", flat=True)
        assert list(of_case) == sorted(of_case)


def test_nothing_lies_in_the_future_and_nothing_before_the_track_began(demonstration):
    moments = Event.objects.filter(subject_type="visas.application").values_list("at", flat=True)
    days = [moment.astimezone(SEOUL).date() for moment in moments]
    assert date(2025, 4, 2) - timedelta(days=30) < min(days) <= max(days) < TODAY


def test_staff_move_cases_in_office_hours(demonstration):
    moves = Event.objects.filter(verb__in=["visa.take", "visa.propose_approval", "visa.sign"])
    for moment in moves.values_list("at", flat=True):
        local = moment.astimezone(SEOUL)
        assert local.weekday() < 5
        assert 9 <= local.hour < 18


def test_receipt_numbers_follow_the_order_of_filing(demonstration):
    rows = filed().order_by("submitted_at").values_list("receipt_number", "filed_on")
    numbers = [int(number[-6:]) for number, _day in rows]
    assert numbers == sorted(numbers)
    assert all(number.startswith(f"TT-{day.year}-") for number, day in rows)


def test_every_filed_case_has_its_required_documents(demonstration):
    for application in filed():
        required = {item.code for item in documents_asked(application) if item.required}
        assert required <= set(application.evidence.current().values_list("item", flat=True))


def test_documents_are_files_that_an_upload_would_take(undone, applicant_of_demo):
    for content_type in ("application/pdf", "image/jpeg"):
        document = Document.objects.filter(content_type=content_type).first()
        upload = SimpleUploadedFile(document.original_name, document.content())
        taken = store(actor=applicant_of_demo, upload=upload)
        assert (taken.content_type, taken.pages) == (content_type, 1)
        assert taken.sha256 == document.sha256


def test_the_accounts_that_are_shown_have_what_visitors_look_for(demonstration):
    found = Application.objects.filter(applicant__email__in=SHOWN)
    states = dict(found.values_list("applicant__email", "state"))
    assert states == {email: wanted.state for email, wanted in SHOWN.items()}
    assert list(found.get(state=State.DRAFT).unparsed) == ["offer_annual_pay_won"]
    assert found.get(state=State.SUPPLEMENT).due_on > TODAY


def test_a_passport_that_comes_up_again_is_flagged(demonstration):
    flagged = [row for row in filed() if "duplicate_passport" in row.flags]
    assert len(flagged) == SAME_PASSPORT
    for row in flagged:
        same = filed().filter(
            passport_digest=row.passport_digest, submitted_at__lt=row.submitted_at
        )
        assert same.exists()


def test_officers_looks_at_cases_are_in_the_access_log(demonstration):
    taken = Event.objects.filter(verb="visa.take").count()
    assert Access.objects.filter(verb="visa.case_viewed").count() >= taken > 0


def test_nobody_is_told_of_what_is_past(demonstration):
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)
    topics = set(Message.objects.values_list("topic", flat=True))
    assert topics == {"visa.decided", "visa.submitted", "visa.scenario_asked"}
    decided = filed().filter(state__in=DECIDED).count()
    assert Message.objects.filter(topic="visa.decided").count() == decided


def test_the_letter_of_an_old_decision_bears_its_moment_and_is_no_news(undone):
    application = filed().filter(state=State.APPROVED).first()
    letter = letters.issue(application_id=application.pk, is_history=True)
    told = Event.objects.get(verb="visa.letter_issued", subject_id=str(application.pk))
    assert letter.issued_at == told.at == application.decided_at
    assert not Message.objects.filter(topic="visa.letter_issued").exists()


def test_a_proposal_is_on_the_table_and_counts_for_nobody(demonstration):
    draft = RuleEdition.objects.get(status="draft")
    assert (draft.author.email, draft.parameters["gni"]["multiple"]) == (
        "policy@demo.example",
        "2.5",
    )
    assert not Assessment.objects.filter(edition=draft).exists()


def test_a_question_is_answered_and_shared(demonstration):
    asked = Scenario.objects.get()
    assert (asked.state, asked.is_shared, asked.changes) == (
        ScenarioState.DONE,
        True,
        {"lists.limit": 200},
    )
    assert asked.result["newly_met"] > 0


def test_everybody_in_a_case_is_born_before_it(demonstration):
    born = FamilyMember.objects.filter(application__filed_on__isnull=False)
    assert not born.filter(born_on__gte=F("application__filed_on")).exists()
    assert not Application.objects.filter(born_on__gte=F("filed_on")).exists()
