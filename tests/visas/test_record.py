"""The history of a case, in words for staff."""

import pytest

from talentportal.audit.services import record
from tests.factories.visas import ApplicationFactory
from visas.selectors.record import timeline

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("verb", "before", "after", "words"),
    [
        (
            "visa.take",
            {"state": "queued"},
            {"state": "in_review"},
            "Waiting for an officer → In review",
        ),
        (
            "visa.document_rejected",
            {"item": "passport", "state": "received"},
            {"item": "passport", "state": "rejected", "reason": "Blurred"},
            "Passport, page with the photo · Received → Not accepted · Blurred",
        ),
        ("visa.edited", {"phone": "1"}, {"phone": "2"}, "Telephone: 1 → 2"),
        ("visa.note", {}, {"note": "9b2f"}, ""),
        (
            "visa.propose_approval",
            {"state": "in_review"},
            {"state": "approval_proposed", "criteria": ["B.pay", "moon"]},
            "In review → Approval proposed · Pay (B), moon",
        ),
        (
            "visa.request_supplement",
            {"state": "in_review"},
            {"state": "supplement", "items": ["passport"], "due_on": "2026-12-01"},
            "In review → Supplement requested · Passport, page with the photo · Answer until: 1 Dec 2026",  # noqa: E501 -- one line of history
        ),
    ],
)
def test_a_change_is_told_in_words(verb, before, after, words, officer):
    application = ApplicationFactory()
    record(actor=officer, verb=verb, subject=application, before=before, after=after)
    (event,) = timeline(application, officer)
    assert event.body == words
    assert event.by == "Officer"
