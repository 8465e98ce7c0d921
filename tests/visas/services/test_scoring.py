"""Two officers score apart from each other; their mean is assessed."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from visas.models import Application, Assessment, PointReview
from visas.rules.states import State, Track
from visas.selectors.points import points_panel, weighed_by
from visas.services import screening
from visas.services.assessment import replay
from visas.services.scoring import score

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
BEFORE_POINTS = date(2026, 7, 1)


@pytest.fixture
def case():
    """A screened application for the pass, filed while the points are in force."""
    return weighed_case()


@pytest.fixture
def second():
    return person(Role.JUSTICE_OFFICER, name="Second")


def weighed_case(**fields):
    application = ApplicationFactory(
        track=Track.K_TECH_PASS, state=State.SUBMITTED, offer_is_sme=True, **fields
    )
    DegreeFactory(application=application)
    EmploymentFactory(application=application)
    return screening.screen(application_id=application.pk)


def give(case, actor, expertise=15, strategic_value=10):
    return score(
        application_id=case.pk,
        actor=actor,
        expertise=expertise,
        expertise_reason="Leads a field of its own.",
        strategic_value=strategic_value,
        strategic_value_reason="The line cannot be built without it.",
    )


def panel(case, reader):
    application = Application.objects.get(pk=case.pk)
    points, _edition = weighed_by(application)
    newest = application.assessments.order_by("-id").first()
    return points_panel(application, points, newest, reader, is_open=True)


def test_the_second_review_averages_and_assesses_again(case, officer, second):
    give(case, officer, expertise=15, strategic_value=10)
    assert Assessment.objects.filter(occasion="scored").count() == 0
    give(case, second, expertise=18, strategic_value=11)
    stored = Assessment.objects.get(occasion="scored")
    assert stored.facts["scores"] == {"expertise": 17, "strategic_value": 11, "is_sme": True}
    assert replay(stored).to_json() == stored.result


def test_before_anybody_has_scored_the_facts_say_only_what_the_applicant_said(case):
    stored = Assessment.objects.get(occasion="screening")
    assert stored.facts["scores"] == {"expertise": None, "strategic_value": None, "is_sme": True}


def test_each_sees_the_others_scores_only_after_giving_their_own(case, officer, second, approver):
    give(case, officer)
    assert [len(panel(case, who).reviews) for who in (officer, second, approver)] == [1, 0, 0]
    assert (panel(case, second).hidden, panel(case, second).may_score) == (1, True)
    assert panel(case, officer).may_score is False
    give(case, second)
    assert [len(panel(case, who).reviews) for who in (officer, second, approver)] == [2, 2, 2]
    assert panel(case, approver).may_score is False


def test_the_panel_adds_up_what_the_facts_and_the_reviewers_give(case, officer, second):
    give(case, officer, 15, 10)
    give(case, second, 18, 11)
    found = panel(case, officer)
    computed = {str(part.name): (part.points, part.most) for part in found.computed}
    assert computed == {"Degree": (25, 25), "Years at top employers": (20, 20), "Pay": (20, 20)}
    assert [part.points for part in found.scored] == [17, 11]
    assert (found.bonus, found.total, found.most) == (10, 103, 100)
    assert (found.pass_mark, found.is_unset) == (None, True)


def test_the_history_says_who_scored_and_not_what(case, officer):
    give(case, officer)
    event = Event.objects.get(verb="visa.scored")
    assert (event.actor, event.after) == (officer, {"seat": 1})


def test_nobody_scores_twice_and_no_third_person_scores(case, officer, second):
    give(case, officer)
    with pytest.raises(Refused, match="already") as refusal:
        give(case, officer)
    assert refusal.value.code == "already_scored"
    give(case, second)
    with pytest.raises(Refused) as refusal:
        give(case, person(Role.JUSTICE_OFFICER))
    assert refusal.value.code == "enough_scores"


@pytest.mark.parametrize(
    ("scores", "field"),
    [((21, 0), "expertise"), ((0, 16), "strategic_value"), ((-1, 0), "expertise")],
)
def test_points_beyond_the_table_are_refused(case, officer, scores, field):
    with pytest.raises(Refused) as refusal:
        give(case, officer, *scores)
    assert (refusal.value.code, refusal.value.field) == ("too_many_points", field)


def test_only_officers_score_and_never_their_own_case(case, approver):
    with pytest.raises(NotPermitted):
        give(case, approver)
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    own = weighed_case(applicant=both)
    with pytest.raises(Application.DoesNotExist):
        give(own, both)


def test_a_case_that_is_not_weighed_takes_no_scores(officer):
    for fields in (
        {"track": Track.F_2_T},
        {"track": Track.K_TECH_PASS, "filed_on": BEFORE_POINTS},
    ):
        case = ApplicationFactory(state=State.QUEUED, **fields)
        with pytest.raises(Refused) as refusal:
            give(case, officer)
        assert refusal.value.code == "no_points"


def test_a_decided_case_takes_no_scores(officer):
    case = ApplicationFactory(track=Track.K_TECH_PASS, state=State.APPROVED)
    with pytest.raises(Refused) as refusal:
        give(case, officer)
    assert refusal.value.code == "not_scorable"


@pytest.mark.parametrize(
    "sql",
    ["UPDATE visas_pointreview SET expertise = 20", "DELETE FROM visas_pointreview"],
)
def test_scores_are_a_record(case, officer, sql):
    give(case, officer)
    with (
        pytest.raises(IntegrityError, match="is a record"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_database_refuses_the_applicants_own_scores_and_a_third_seat(case, officer):
    given = give(case, officer)
    for change, constraint in (
        ({"reviewer": case.applicant, "seat": 2}, "visas_pointreview_not_own"),
        ({"reviewer": person(Role.JUSTICE_OFFICER), "seat": 3}, "visas_pointreview_known_seat"),
        ({"reviewer": person(Role.JUSTICE_OFFICER), "seat": 1}, "visas_pointreview_one_a_seat"),
        ({"reviewer": officer, "seat": 2}, "visas_pointreview_one_a_reviewer"),
    ):
        row = PointReview(
            **{
                "application": case,
                "edition": given.edition,
                "expertise": 1,
                "expertise_reason": "x",
                "strategic_value": 1,
                "strategic_value_reason": "x",
                **change,
            }
        )
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            row.save()
