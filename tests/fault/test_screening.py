"""Whatever dies after an application was filed, it is screened, and once."""

import psycopg
import pytest
from django.db import connection

from talentportal.accounts.demo import DOMAIN, PASSWORD
from talentportal.audit.models import Event
from talentportal.notifications.models import Mail, Notice
from talentportal.outbox.models import Message
from tests.fault.person import Person
from tests.portal import database_url, wait_until
from visas.rules.answers import Step
from visas.rules.states import State

pytestmark = [
    pytest.mark.fault,
    pytest.mark.timeout(240),
]
ANSWERED_WITHIN = 3.0
"""Seconds a person waits for "submit", whatever has died."""
SCREENED_WITHIN = 60.0
"""Seconds after Redis has come back."""


def submit(browser, application):
    """Press "Submit application" on the page of the review."""
    path = f"/applications/{application.pk}"
    assert browser.get(f"{path}/edit/{Step.REVIEW}/").status == 200
    return browser.send(f"{path}/submit/", seen_version=application.version, declared="on")


def state_of(application):
    application.refresh_from_db()
    return State(application.state)


def is_at_rest(application):
    """Tell whether the case is screened and nothing of it waits to be done."""
    waiting = Message.objects.filter(delivered_at=None).exists()
    return state_of(application) is State.QUEUED and not waiting


def traces(application):
    """Return how often the case was assessed, screened in its history, and announced."""
    screened = Event.objects.filter(verb="visa.screen", subject_id=str(application.pk))
    return {
        "assessments": application.assessments.count(),
        "events": screened.count(),
        "notices": Notice.objects.filter(recipient=application.applicant).count(),
        "mails": Mail.objects.filter(recipient=application.applicant.email).count(),
    }


def is_waited_for(blocker):
    """Tell whether somebody waits for a row that this connection holds.

    Asked on another connection: within a transaction PostgreSQL shows who was there at its start.
    """
    waiting = "SELECT 1 FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))"
    with connection.cursor() as cursor:
        cursor.execute(waiting, [blocker.info.backend_pid])
        return cursor.fetchone() is not None


ONCE = {"assessments": 1, "events": 1, "notices": 1, "mails": 1}


def test_redis_dies_right_after_the_answer(portal, own_redis, browser_of_applicant, draft):
    for process in portal.processes("worker"):
        process.suspend()  # so that it certainly has not begun when Redis dies
    answer = submit(browser_of_applicant, draft)
    own_redis.kill()
    assert (answer.status, answer.location) == (302, f"/applications/{draft.pk}/")
    for process in portal.processes("worker"):
        process.resume()
    assert state_of(draft) is State.SUBMITTED

    own_redis.start()
    wait_until(lambda: is_at_rest(draft), "the case is screened", SCREENED_WITHIN)
    assert traces(draft) == ONCE


def test_redis_is_away_while_people_work(portal, own_redis, browser_of_applicant, draft):
    own_redis.kill()
    answer = submit(browser_of_applicant, draft)
    assert (answer.status, answer.location) == (302, f"/applications/{draft.pk}/")
    assert answer.seconds < ANSWERED_WITHIN

    own_redis.start()
    wait_until(lambda: is_at_rest(draft), "the case is screened", SCREENED_WITHIN)
    assert traces(draft) == ONCE


def test_everybody_can_sign_in_and_look_things_up_while_redis_is_away(portal, own_redis):
    own_redis.kill()
    visitor = Person(portal.url)
    pages = [
        "/account/login/",
        "/check/",
        "/suggest/institutions/?q=seoul",
        "/verify/",
        "/demo/mail/",
    ]
    assert [visitor.get(page).status for page in pages] == [200, 200, 200, 200, 200]
    wrong = visitor.send("/account/login/", login=f"officer@{DOMAIN}", password="not it")
    right = visitor.send("/account/login/", login=f"officer@{DOMAIN}", password=PASSWORD)
    assert (wrong.status, right.status) == (422, 302)
    assert visitor.get("/desk/").status == 200
    assert visitor.get("/health/ready").status == 503


@pytest.mark.parametrize(
    "all_of_it", [True, False], ids=["the whole worker", "the one that screens"]
)
def test_the_worker_is_killed_in_the_middle_of_screening(
    portal, browser_of_applicant, draft, all_of_it
):
    degree = draft.degrees.order_by("position", "created_at").last()
    with psycopg.connect(database_url(portal.database)) as blocker:
        blocker.execute("SELECT 1 FROM visas_degree WHERE id = %s FOR UPDATE", [degree.pk])
        assert submit(browser_of_applicant, draft).status == 302
        wait_until(lambda: is_waited_for(blocker), "screening has come to the degree", pause=0.02)
        if all_of_it:
            portal.kill("worker")
        else:
            for process in portal.processes("worker")[1:]:
                process.kill()
    assert (state_of(draft), draft.assessments.count()) == (State.SUBMITTED, 0)

    if all_of_it:
        portal.start("worker")
    wait_until(lambda: is_at_rest(draft), "the case is screened", SCREENED_WITHIN)
    assert traces(draft) == ONCE
