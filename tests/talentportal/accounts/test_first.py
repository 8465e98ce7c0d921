"""The first administrator: invited from the console, once, and never with a password of ours."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from talentportal.accounts.models import User
from talentportal.audit.models import Event
from talentportal.kernel.roles import Role
from talentportal.outbox.services import deliver_next
from tests.factories.people import person

pytestmark = pytest.mark.django_db
WHO = ("Kim@Justice.example", "김진희")


def appoint(*words: str) -> str:
    said = StringIO()
    call_command("appoint_administrator", *(words or WHO), stdout=said)
    return said.getvalue()


def test_the_first_administrator_is_invited_and_chooses_the_password_alone(mailoutbox):
    assert "kim@justice.example" in appoint()
    user = User.objects.get()
    assert (user.roles, user.has_usable_password()) == (frozenset({Role.ADMINISTRATOR}), False)
    assert [grant.organisation.code for grant in user.active_grants] == ["moj"]
    verbs = Event.objects.order_by("id").values_list("verb", "actor")
    assert list(verbs) == [("account.role_granted", None), ("account.invited", None)]
    deliver_next()
    assert mailoutbox[0].to == [user.email]
    assert "/account/password/reset/key/" in mailoutbox[0].body


def test_where_there_is_an_administrator_nobody_else_is_appointed(administrator):
    with pytest.raises(CommandError, match="There is an administrator"):
        appoint()
    assert User.objects.count() == 1


def test_an_account_that_exists_is_not_taken_over():
    person(Role.APPLICANT, email="kim@justice.example")
    with pytest.raises(CommandError, match="already has an account"):
        appoint()


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="no e-mail address"):
        appoint("kim", "김진희")
