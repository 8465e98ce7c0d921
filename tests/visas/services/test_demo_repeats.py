"""The demonstration is the same every time, comes once, and only where it may."""

import hashlib
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from talentportal.accounts.models import User
from talentportal.accounts.services import demo as people
from talentportal.audit.models import Event
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused
from talentportal.outbox.models import Message
from talentportal.workflow.models import Note
from visas.models import Application, Assessment, Degree, Employment, Evidence, Proposal
from visas.services.demo.seeding import seed
from visas.services.volume.making import make_cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world", "store_folder")]
TODAY = date(2026, 11, 22)
CASES = 40


@pytest.fixture
def store_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def digest() -> str:
    """Return a fingerprint of everything that was seeded, but for numbers that never repeat."""
    people_by_key = {str(user.pk): user.email for user in User.objects.all()}
    parts = [
        list(Application.objects.order_by("id").values("id", "state", "version", "created_at")),
        list(Application.objects.order_by("id").values("passport_digest", "filed_on", "flags")),
        list(Degree.objects.order_by("id").values("id", "institution_name", "match_status")),
        list(Employment.objects.order_by("id").values("id", "employer_name", "started_on")),
        list(Evidence.objects.order_by("id").values("id", "item", "state", "document__sha256")),
        list(Proposal.objects.order_by("id").values("id", "outcome", "criteria", "settled_at")),
        list(Assessment.objects.order_by("application", "made_at").values("facts", "result")),
        list(Note.objects.order_by("id").values("id", "body", "created_at")),
        [
            (event.at, event.verb, event.subject_id, people_by_key.get(str(event.actor_id)))
            for event in Event.objects.filter(subject_type="visas.application").order_by("at", "id")
        ],
    ]
    return hashlib.sha256(json.dumps(parts, cls=DjangoJSONEncoder).encode()).hexdigest()


def seeded(today: date = TODAY) -> str:
    """Seed, return the fingerprint, and take everything back."""
    with transaction.atomic():
        seed(say=lambda _text: None, today=today, count=CASES)
        found = digest()
        transaction.set_rollback(True)
    return found


def counts() -> list[int]:
    return [model.objects.count() for model in (User, Application, Document, Event, Message)]


def run(**options) -> str:
    said = StringIO()
    call_command("seed_demo", stdout=said, **options)
    return said.getvalue()


def test_the_same_day_gives_the_same_cases():
    people.seed()
    assert seeded() == seeded()


def test_another_day_gives_other_moments():
    people.seed()
    assert seeded() != seeded(date(2026, 12, 7))


def test_running_the_command_again_changes_nothing():
    first = run(cases=CASES, on=TODAY)
    before = (digest(), counts())
    assert f"{CASES} cases: " in first
    assert run(cases=CASES, on=TODAY).endswith("The demonstration is there already.\n")
    assert (digest(), counts()) == before


def test_what_visitors_of_the_shown_accounts_did_does_not_stop_the_seeding():
    people.seed()
    applicant = User.objects.get(email="applicant2@demo.example")
    Application.objects.create(applicant=applicant)
    assert "The demonstration is there already." not in run(cases=CASES, on=TODAY)


def test_synthetic_cases_do_not_stop_the_seeding():
    people.seed()
    make_cases(count=CASES, workers=1)
    assert f"{CASES} cases: " in run(cases=CASES, on=TODAY)
    assert Application.objects.count() == 2 * CASES
    assert run(cases=CASES, on=TODAY).endswith("The demonstration is there already.\n")


def test_without_staff_there_are_no_cases():
    with pytest.raises(Refused) as refusal:
        seed(say=lambda _text: None, today=TODAY, count=CASES)
    assert refusal.value.code == "no_staff"


def test_outside_a_demonstration_nothing_is_seeded(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="in a demonstration only"):
        run()
    assert Application.objects.count() == 0
