"""PostgreSQL refuses to change or remove a line of the logs, whoever asks and however."""

import pytest
from django.db import IntegrityError, connection, transaction

from talentportal.audit.models import Access, Event
from talentportal.audit.services import log_access, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(applicant) -> Event:
    with transaction.atomic():
        return record(actor=applicant, verb="test.done", subject=applicant, after={"a": 1})


@pytest.fixture
def access(applicant) -> Access:
    return log_access(actor=applicant, verb="test.seen", subject=applicant, person=applicant)


ATTACKS = [
    "UPDATE audit_event SET verb = 'nothing'",
    "UPDATE audit_event SET at = at",
    "UPDATE audit_event SET actor_id = NULL",
    "DELETE FROM audit_event",
    "WITH gone AS (DELETE FROM audit_event RETURNING *) SELECT count(*) FROM gone",
    "INSERT INTO audit_event SELECT * FROM audit_event ON CONFLICT (id) DO UPDATE SET verb = 'x'",
    "MERGE INTO audit_event e USING audit_event f ON e.id = f.id WHEN MATCHED THEN DELETE",
    "UPDATE audit_access SET person_id = NULL",
    "UPDATE audit_access SET reason = 'because'",
    "DELETE FROM audit_access",
    "MERGE INTO audit_access a USING audit_access b ON a.id = b.id WHEN MATCHED THEN DELETE",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_statement_changes_a_line(attack, event, access):
    before = (list(Event.objects.values()), list(Access.objects.values()))
    with (
        pytest.raises(IntegrityError, match="is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)
    assert (list(Event.objects.values()), list(Access.objects.values())) == before


def test_the_orm_cannot_change_a_line_either(event, access):
    event.verb = "nothing"
    for attack in (event.save, event.delete, access.delete, Event.objects.all().delete):
        with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
            attack()


def test_history_is_written_only_with_the_change_it_tells_of(applicant, monkeypatch):
    connection_now = transaction.get_connection()
    monkeypatch.setattr(connection_now, "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        record(actor=applicant, verb="test.done", subject=applicant)


def test_the_history_of_a_subject_is_its_own_and_in_order(applicant, stranger):
    with transaction.atomic():
        for verb, subject in [("a", applicant), ("b", stranger), ("c", applicant)]:
            record(actor=None, verb=verb, subject=subject)
    told = Event.objects.of("accounts.user", applicant.pk)
    assert [row.verb for row in told] == ["a", "c"]
