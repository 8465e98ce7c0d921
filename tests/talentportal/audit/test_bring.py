"""History that is brought in keeps its own moments."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from talentportal.audit.models import Access, Event
from talentportal.audit.services import bring

pytestmark = pytest.mark.django_db
EARLY, LATE = datetime(2025, 4, 7, tzinfo=UTC), datetime(2025, 5, 8, tzinfo=UTC)


def event(at: datetime) -> Event:
    return Event(at=at, verb="test.brought", subject_type="test.thing", subject_id="1")


def test_it_is_written_in_its_order_of_time():
    bring([event(LATE), event(EARLY)])
    found = Event.objects.of("test.thing", "1").values_list("at", flat=True)
    assert list(found) == [EARLY, LATE]


def test_looks_at_personal_data_come_along():
    bring([], [Access(at=EARLY, verb="test.seen", subject_type="test.thing", subject_id="1")])
    assert Access.objects.get(verb="test.seen").at == EARLY


def test_outside_a_transaction_it_is_refused(monkeypatch):
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="together with what it tells of"):
        bring([])
