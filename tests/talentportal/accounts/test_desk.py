"""The administrator's pages about people."""

import pytest

from talentportal.accounts.models import Grant, User
from talentportal.audit.models import Access
from talentportal.kernel.roles import Role
from tests.factories.people import OrganisationFactory, UserFactory, person

pytestmark = pytest.mark.django_db
PEOPLE = "/desk/people/"


@pytest.fixture
def client(administrator, signed_in):
    return signed_in(administrator)


def page_of(user: User, more: str = "") -> str:
    return f"{PEOPLE}{user.pk}/{more}"


@pytest.mark.parametrize("more", ["", "invite/"])
def test_only_administrators_see_people(more, officer, auditor, applicant, member, signed_in):
    answers = {
        signed_in(user).get(PEOPLE + more).status_code
        for user in (officer, auditor, applicant, member)
    }
    assert answers == {403}


def test_only_administrators_act_on_people(officer, applicant, signed_in):
    client = signed_in(officer)
    grant = applicant.grants.get()
    acts = ["roles/", f"roles/{grant.pk}/end/", "deactivate/", "reactivate/", "invite-again/"]
    assert {client.post(page_of(applicant, act)).status_code for act in acts} == {403}
    assert client.get(page_of(applicant)).status_code == 403


def shown(client, query="") -> list[User]:
    return [row.user for row in client.get(PEOPLE + query).context["rows"]]


def test_people_are_listed_the_newest_first(client, administrator):
    old, new = UserFactory(), UserFactory()
    assert shown(client) == [new, old, administrator]


def test_people_are_found_by_a_part_of_name_or_address_and_by_role(client, administrator):
    mina = person(Role.AUDITOR, name="Kim Mina", email="auditor@ministry.example")
    joon = person(Role.JUSTICE_OFFICER, name="Lee Joon", email="kim.joon@ministry.example")
    assert shown(client, "?q=KIM") == [joon, mina]
    assert shown(client, "?q=kim&role=auditor") == [mina]
    assert shown(client, "?role=administrator") == [administrator]
    assert shown(client, "?q=%25") == []


def test_a_role_that_has_ended_finds_nobody(client, administrator):
    mina = person(Role.AUDITOR)
    client.post(page_of(mina, f"roles/{mina.grants.get().pk}/end/"))
    assert shown(client, "?role=auditor") == []


def test_the_list_costs_the_same_at_1_and_3_rows(client, django_assert_num_queries):
    client.get(PEOPLE)
    with django_assert_num_queries(7):
        client.get(PEOPLE)
    person(Role.AUDITOR)
    person(Role.JUSTICE_OFFICER, Role.POLICY_OWNER)
    with django_assert_num_queries(7):
        client.get(PEOPLE)


def test_looking_at_a_person_is_logged(client, administrator, applicant):
    assert client.get(page_of(applicant)).status_code == 200
    line = Access.objects.get(verb="account.viewed")
    assert (line.actor, line.person) == (administrator, applicant)


def test_an_administrator_sees_no_buttons_on_their_own_page(client, administrator):
    page = client.get(page_of(administrator)).content.decode()
    assert "/deactivate/" not in page
    assert "/end/" not in page


def test_a_role_is_given_and_ended_on_the_page(client, applicant):
    ministry = OrganisationFactory()
    values = {"role": "policy_owner", "organisation": str(ministry.pk)}
    assert client.post(page_of(applicant, "roles/"), values)["Location"] == page_of(applicant)
    grant = Grant.objects.get(user=applicant, role=Role.POLICY_OWNER)
    client.post(page_of(applicant, f"roles/{grant.pk}/end/"))
    grant.refresh_from_db()
    assert grant.ended_at is not None
    told = [
        (event.title, event.body) for event in client.get(page_of(applicant)).context["history"]
    ]
    assert told == [("Role ended", "Policy owner"), ("Role given", "Policy owner")]
    assert client.post(page_of(applicant, f"roles/{grant.pk}/end/")).status_code == 404


def test_a_role_is_ended_only_on_its_own_persons_page(client, applicant, officer):
    grant = officer.grants.get()
    assert client.post(page_of(applicant, f"roles/{grant.pk}/end/")).status_code == 404


def test_a_refused_role_is_explained_beside_the_field(client, applicant):
    consortium = OrganisationFactory(kind="consortium", code="c1", name_en="One (fictional)")
    values = {"role": "auditor", "organisation": str(consortium.pk)}
    answer = client.post(page_of(applicant, "roles/"), values)
    assert answer.status_code == 422
    assert answer.context["grant_form"].errors["organisation"] == [
        "This role is not held for an organisation of this kind."
    ]
    assert answer.context["grant_form"]["role"].value() == "auditor"


def test_an_account_is_switched_off_with_a_reason_and_on_again(client, applicant):
    assert client.post(page_of(applicant, "deactivate/"), {"reason": ""}).status_code == 422
    client.post(page_of(applicant, "deactivate/"), {"reason": "asked for it"})
    applicant.refresh_from_db()
    assert applicant.is_active is False
    assert "asked for it" in client.get(page_of(applicant)).content.decode()
    client.post(page_of(applicant, "reactivate/"))
    applicant.refresh_from_db()
    assert applicant.is_active is True


def test_an_invitation_that_cannot_be_is_explained_and_nothing_is_lost(client, officer):
    values = {"name": "한새롬", "email": officer.email, "language": "ko", "role": "auditor"}
    values["organisation"] = str(OrganisationFactory().pk)
    answer = client.post(f"{PEOPLE}invite/", values)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]
    assert answer.context["form"]["name"].value() == "한새롬"


def test_an_invitation_is_sent_again_until_the_person_has_joined(client):
    invited = person(Role.AUDITOR)
    assert "/invite-again/" not in client.get(page_of(person(password="x"))).content.decode()
    invited.set_unusable_password()
    invited.save()
    assert client.post(page_of(invited, "invite-again/")).status_code == 302
