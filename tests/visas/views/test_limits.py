"""How often one person may ask for what costs something."""

import pytest
from django.urls import reverse

from tests.factories.visas import ApplicationFactory
from visas.rules.states import State
from visas.views import tracker, uploads

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "state", "extra", "most"),
    [
        ("message", State.IN_REVIEW, (), tracker.MESSAGES_PER_MINUTE),
        ("upload", State.DRAFT, ("passport",), uploads.PER_MINUTE),
    ],
)
def test_who_sends_too_much_in_a_minute_is_asked_to_wait(
    name, state, extra, most, applicant, signed_in
):
    case = ApplicationFactory(applicant=applicant, state=state)
    address, client = reverse(f"visas:{name}", args=[case.pk, *extra]), signed_in(applicant)
    answers = [client.post(address, {"a": "b"}) for _ in range(2 * most + 1)]
    stopped = [answer for answer in answers if answer.status_code == 429]
    assert len(stopped) >= 1  # a new minute may have begun meanwhile
    assert 1 <= int(stopped[0]["Retry-After"]) <= 60
    assert answers[most - 1].status_code == 422
