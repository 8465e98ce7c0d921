"""Roles, invitations, switching accounts off: who may, and what is written down."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction

from talentportal.accounts.models import Grant, User
from talentportal.accounts.services import people
from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import STAFF, Role
from talentportal.outbox.models import Message
from tests.factories.people import OrganisationFactory, UserFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return OrganisationFactory()


@pytest.fixture
def consortium():
    return OrganisationFactory(kind="consortium", code="c1", name_en="One (fictional)")


def code_of(call, **arguments) -> str:
    with pytest.raises(Refused) as refusal:
        call(**arguments)
    return refusal.value.code


def test_an_administrator_gives_a_role(administrator, stranger, ministry):
    given = people.grant(
        actor=administrator,
        user_id=stranger.pk,
        role=Role.JUSTICE_OFFICER,
        organisation_id=ministry.pk,
    )
    assert (given.granted_by, given.organisation) == (administrator, ministry)
    assert Role.JUSTICE_OFFICER in User.objects.get(pk=stranger.pk).roles
    event = Event.objects.get(verb="account.role_granted")
    assert (event.actor, event.subject_id) == (administrator, str(stranger.pk))
    assert event.after == {"role": "justice_officer", "organisation": "moj"}


def test_giving_a_role_twice_changes_nothing(administrator, officer, ministry):
    again = people.grant(
        actor=administrator,
        user_id=officer.pk,
        role=Role.JUSTICE_OFFICER,
        organisation_id=ministry.pk,
    )
    assert list(officer.grants.all()) == [again]
    assert Event.objects.filter(verb="account.role_granted").count() == 0


@pytest.mark.parametrize("role", sorted(STAFF))
def test_every_staff_role_needs_an_organisation(administrator, stranger, role):
    call = {"actor": administrator, "user_id": stranger.pk, "role": role}
    assert code_of(people.grant, **call, organisation_id=None) == "organisation_missing"
    assert code_of(people.grant, **call, organisation_id=uuid4()) == "organisation_missing"


def test_ministry_roles_are_not_held_for_a_consortium_nor_the_other_way_round(
    administrator, stranger, ministry, consortium
):
    call = {"actor": administrator, "user_id": stranger.pk}
    pairs = [(Role.AUDITOR, consortium), (Role.CONSORTIUM_MANAGER, ministry)]
    codes = [
        code_of(people.grant, **call, role=role, organisation_id=organisation.pk)
        for role, organisation in pairs
    ]
    assert codes == ["wrong_organisation"] * 2


def test_the_portals_own_role_is_never_given(administrator, stranger, ministry):
    call = {"actor": administrator, "user_id": stranger.pk, "role": Role.SYSTEM}
    assert code_of(people.grant, **call, organisation_id=ministry.pk) == "unknown_role"


def test_nobody_gives_a_role_to_themselves(administrator, ministry):
    call = {"actor": administrator, "user_id": administrator.pk, "role": Role.AUDITOR}
    assert code_of(people.grant, **call, organisation_id=ministry.pk) == "own_role"


def test_the_database_refuses_a_role_given_to_oneself(administrator, ministry):
    with pytest.raises(IntegrityError, match="never_to_oneself"), transaction.atomic():
        Grant.objects.create(
            user=administrator, role=Role.AUDITOR, organisation=ministry, granted_by=administrator
        )


def test_the_database_refuses_a_staff_role_for_nobody(stranger):
    with pytest.raises(IntegrityError, match="staff_act_for_someone"), transaction.atomic():
        Grant.objects.create(user=stranger, role=Role.AUDITOR, organisation=None)


def test_only_administrators_do_any_of_it(officer, stranger, ministry):
    calls = [
        (people.grant, {"role": Role.AUDITOR, "organisation_id": ministry.pk}),
        (people.deactivate, {"reason": "left"}),
        (people.reactivate, {}),
        (people.invite_again, {}),
    ]
    for call, more in calls:
        with pytest.raises(NotPermitted):
            call(actor=officer, user_id=stranger.pk, **more)
    with pytest.raises(NotPermitted):
        people.end_grant(actor=officer, grant_id=stranger.grants.get().pk)
    with pytest.raises(NotPermitted):
        invite(officer, ministry)
    assert Event.objects.count() == 0


def test_an_ended_role_counts_for_nothing(administrator, officer):
    ended = people.end_grant(actor=administrator, grant_id=officer.grants.get().pk)
    assert (ended.ended_by, ended.ended_at is not None) == (administrator, True)
    assert User.objects.get(pk=officer.pk).roles == frozenset()
    assert Event.objects.get(verb="account.role_ended").before == {"role": "justice_officer"}


def test_an_ended_role_can_be_given_again(administrator, officer, ministry):
    people.end_grant(actor=administrator, grant_id=officer.grants.get().pk)
    people.grant(
        actor=administrator,
        user_id=officer.pk,
        role=Role.JUSTICE_OFFICER,
        organisation_id=ministry.pk,
    )
    assert User.objects.get(pk=officer.pk).roles == {Role.JUSTICE_OFFICER}
    assert officer.grants.count() == 2


def test_the_last_administrator_stays(administrator):
    own = administrator.grants.get()
    assert code_of(people.end_grant, actor=administrator, grant_id=own.pk) == "last_administrator"
    second = person(Role.ADMINISTRATOR)
    people.end_grant(actor=second, grant_id=own.pk)
    left = second.grants.get().pk
    assert code_of(people.end_grant, actor=second, grant_id=left) == "last_administrator"


def test_a_deactivated_account_opens_nothing(administrator, officer, signed_in):
    client = signed_in(officer)
    assert client.get("/notices/").status_code == 200
    people.deactivate(actor=administrator, user_id=officer.pk, reason=" moved away ")
    assert client.get("/notices/").status_code == 302
    event = Event.objects.get(verb="account.deactivated")
    assert (event.actor, event.after) == (administrator, {"reason": "moved away"})
    people.reactivate(actor=administrator, user_id=officer.pk)
    assert User.objects.get(pk=officer.pk).roles == {Role.JUSTICE_OFFICER}


def test_nobody_switches_off_themselves_or_without_a_reason(administrator, officer):
    own = {"actor": administrator, "user_id": administrator.pk, "reason": "tired"}
    assert code_of(people.deactivate, **own) == "own_account"
    other = {"actor": administrator, "user_id": officer.pk, "reason": "  "}
    assert code_of(people.deactivate, **other) == "reason_missing"


def test_a_deactivated_person_is_given_nothing(administrator, officer, ministry):
    people.deactivate(actor=administrator, user_id=officer.pk, reason="left")
    call = {"actor": administrator, "user_id": officer.pk}
    assert (
        code_of(people.grant, **call, role=Role.AUDITOR, organisation_id=ministry.pk)
        == "deactivated"
    )
    assert code_of(people.invite_again, **call) == "deactivated"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_switch_each_other_off():
    one, two = person(Role.ADMINISTRATOR), person(Role.ADMINISTRATOR)
    assert Role.ADMINISTRATOR in one.roles & two.roles

    def switch_off(pair):
        actor, other = pair
        try:
            people.deactivate(actor=actor, user_id=other.pk, reason="quarrel")
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(switch_off, [(one, two), (two, one)]))
    assert sorted(outcomes) == ["done", "last_administrator"]
    assert User.objects.filter(is_active=True).count() == 1


def invite(actor, organisation, email="new@ministry.example") -> User:
    return people.invite(
        actor=actor,
        email=email,
        name="한새롬",
        language="ko",
        role=Role.SCIENCE_OFFICER,
        organisation_id=organisation.pk,
    )


def test_an_invited_person_has_a_role_and_no_password(administrator, ministry):
    user = invite(administrator, ministry, email="New@Ministry.example")
    assert (user.email, user.is_invited, user.roles) == (
        "new@ministry.example",
        True,
        {Role.SCIENCE_OFFICER},
    )
    assert EmailAddress.objects.get(user=user).verified is False
    assert Event.objects.filter(verb="account.invited", actor=administrator).count() == 1
    assert Message.objects.get().payload["user_id"] == str(user.pk)


def test_an_address_in_use_is_not_invited_again(administrator, ministry, officer):
    arguments = {"actor": administrator, "organisation": ministry, "email": officer.email.upper()}
    assert code_of(invite, **arguments) == "address_taken"


def test_a_refused_role_leaves_no_account_behind(administrator, consortium):
    assert code_of(invite, actor=administrator, organisation=consortium) == "wrong_organisation"
    assert User.objects.filter(email="new@ministry.example").count() == 0
    assert Message.objects.count() == 0


def test_each_further_invitation_is_a_message_of_its_own(administrator, ministry):
    user = invite(administrator, ministry)
    people.invite_again(actor=administrator, user_id=user.pk)
    assert Message.objects.filter(topic="account.invited").count() == 2


def test_who_has_joined_is_not_invited_again(administrator):
    joined = UserFactory()
    joined.set_password("three unrelated words")
    joined.save()
    call = {"actor": administrator, "user_id": joined.pk}
    assert code_of(people.invite_again, **call) == "already_joined"


def test_registering_is_harmless_when_repeated():
    user = UserFactory()
    first = people.become_applicant(user_id=user.pk)
    assert people.become_applicant(user_id=user.pk) == first
    assert Event.objects.filter(verb="account.registered").count() == 1


def test_a_person_is_written_to_in_the_language_they_choose(applicant):
    people.choose_language(actor=applicant, language="ko")
    people.choose_language(actor=applicant, language="ko")
    people.choose_language(actor=applicant, language="tlh")
    assert User.objects.get(pk=applicant.pk).language == "ko"
    event = Event.objects.get(verb="account.language_chosen")
    assert (event.before, event.after) == ({"language": "en"}, {"language": "ko"})
