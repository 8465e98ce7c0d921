"""An officer says which university or employer a name is; it may hold for other cases too."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from visas.models import Application, Degree, NameAlias
from visas.rules.states import State
from visas.selectors.identities import registers
from visas.services import aliases, assessment, confirmations, screening
from visas.services.aliases import Remember
from visas.services.confirmations import EmployerIs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
NTU = "https://ror.org/02e7b5302"
AMAZON = "company:amazon com:us"


def doubtful(officer, *, name="NTU", country="", post=None):
    """Return a screened case in review that an officer holds, with a name nobody can place."""
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application, institution_name=name, country=country)
    EmploymentFactory(application=application, **(post or {}))
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    return application


def confirm(case, officer, institution=None, how=Remember.YES):
    case.refresh_from_db()
    return confirmations.confirm_match(
        degree_id=case.degrees.get().pk,
        actor=officer,
        institution_id=institution.pk if institution else None,
        seen_version=case.version,
        how=how,
    )


def held(ref=NTU):
    return Institution.objects.get(ror_id=ref)


def test_what_an_officer_confirms_counts_for_the_same_name_from_then_on(officer):
    confirm(doubtful(officer), officer, held())
    degree = doubtful(officer).degrees.get()
    assert (degree.match_status, degree.match_because) == ("match", "confirmed_alias")
    assert (degree.institution, degree.alias) == (held(), NameAlias.objects.get())


def test_who_remembered_what_and_when_is_kept(officer):
    case = doubtful(officer)
    confirm(case, officer, held())
    alias = NameAlias.objects.get()
    assert (alias.name, alias.key, alias.country) == ("NTU", "ntu", "")
    assert (alias.institution, alias.confirmed_by, alias.application) == (held(), officer, case)
    told = Event.objects.of("visas.namealias", alias.pk).get()
    assert (told.verb, told.actor, told.after["name"]) == ("visa.name_remembered", officer, "NTU")
    of_case = Event.objects.of("visas.application", case.pk).get(verb="visa.match_confirmed")
    assert of_case.after["remembered"] is True


def test_a_confirmation_for_one_case_only_is_not_remembered(officer):
    confirm(doubtful(officer), officer, held(), Remember.NO)
    assert not NameAlias.objects.exists()
    assert doubtful(officer).degrees.get().match_status == "review"


def test_none_of_those_held_is_remembered_and_stands_out(officer):
    confirm(doubtful(officer), officer, None)
    other = doubtful(officer)
    degree = other.degrees.get()
    assert (degree.match_status, degree.match_because) == ("none", "confirmed_none")
    assert degree.alias == NameAlias.objects.get()
    assert "remembered_none" in other.flags


@pytest.mark.parametrize("country", ["TW", "SG"])
def test_none_of_those_held_holds_for_the_same_country_only(country, officer):
    confirm(doubtful(officer), officer, None)
    degree = doubtful(officer, country=country).degrees.get()
    assert (degree.match_status, degree.match_because) == ("match", "country_decides")


def test_none_of_those_held_is_asked_anew_once_another_candidate_is_held(officer):
    confirm(doubtful(officer), officer, None)
    known = registers()
    assert known.memory.none_of("NTU", "", frozenset({NTU})) is not None
    assert known.memory.none_of("NTU", "", frozenset({NTU, "new"})) is None


def test_the_second_officer_who_says_otherwise_is_told_and_nothing_changes(officer):
    confirm(doubtful(officer), officer, held())
    second = person(Role.JUSTICE_OFFICER, name="Second")
    case = ApplicationFactory(state=State.IN_REVIEW, officer=second)
    DegreeFactory(application=case, institution_name="N.T.U.", country="")
    with pytest.raises(Refused) as refusal:
        confirm(case, second, held("https://ror.org/05bqach95"))
    assert (refusal.value.code, refusal.value.field) == ("alias_conflict", "remember")
    assert "Nanyang" in str(refusal.value.message)
    assert case.degrees.get().match_status == ""


def test_the_second_officer_may_replace_what_is_remembered(officer):
    confirm(doubtful(officer), officer, held())
    second = person(Role.JUSTICE_OFFICER, name="Second")
    case = ApplicationFactory(state=State.IN_REVIEW, officer=second)
    DegreeFactory(application=case, institution_name="NTU", country="")
    taiwan = held("https://ror.org/05bqach95")
    confirm(case, second, taiwan, Remember.REPLACE)
    old, new = NameAlias.objects.order_by("id")
    assert (old.revoked_by, new.institution, new.revoked_at) == (second, taiwan, None)
    assert old.reason


def test_the_same_case_may_say_otherwise_later(officer):
    case = doubtful(officer)
    confirm(case, officer, held())
    confirm(case, officer, held("https://ror.org/05bqach95"))
    assert NameAlias.objects.active().get().institution == held("https://ror.org/05bqach95")


def test_saying_the_same_twice_remembers_it_once(officer):
    confirm(doubtful(officer), officer, held())
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    DegreeFactory(application=case, institution_name="ntu", country="")
    confirm(case, officer, held())
    assert NameAlias.objects.count() == 1


def test_a_revoked_name_decides_nothing_any_more(officer):
    confirm(doubtful(officer), officer, held())
    alias = NameAlias.objects.get()
    aliases.revoke(alias_id=alias.pk, actor=officer, reason="It was another.")
    assert doubtful(officer).degrees.get().match_status == "review"
    alias.refresh_from_db()
    assert (alias.revoked_by, alias.reason) == (officer, "It was another.")
    told = Event.objects.of("visas.namealias", alias.pk).order_by("id").last()
    assert (told.verb, told.after) == ("visa.name_revoked", {"reason": "It was another."})


def test_revoking_leaves_decided_cases_alone_and_open_ones_can_be_assessed_again(officer):
    confirm(doubtful(officer), officer, held())
    alias = NameAlias.objects.get()
    open_case, decided = doubtful(officer), doubtful(officer)
    Application.objects.filter(pk=decided.pk).update(state=State.APPROVAL_PROPOSED, decided_at=None)
    Application.objects.filter(pk=decided.pk).update(
        state=State.APPROVED, decided_at=timezone.now()
    )
    aliases.revoke(alias_id=alias.pk, actor=officer, reason="It was another.")
    assert open_case.degrees.get().institution == held()
    assert aliases.assess_cases_again(alias_id=alias.pk, actor=officer) == 1
    assert open_case.degrees.get().match_status == "review"
    open_case.refresh_from_db()
    assert "institution_review" in open_case.flags
    assert decided.degrees.get().institution == held()
    assert aliases.assess_cases_again(alias_id=alias.pk, actor=officer) == 0


def test_a_name_that_holds_gives_no_reason_to_assess_again(officer):
    confirm(doubtful(officer), officer, held())
    with pytest.raises(Refused) as refusal:
        aliases.assess_cases_again(alias_id=NameAlias.objects.get().pk, actor=officer)
    assert refusal.value.code == "not_revoked"


@pytest.mark.parametrize("role", [Role.JUSTICE_APPROVER, Role.AUDITOR])
def test_who_only_reads_may_not_revoke(role, officer):
    confirm(doubtful(officer), officer, held())
    with pytest.raises(NotPermitted):
        aliases.revoke(alias_id=NameAlias.objects.get().pk, actor=person(role), reason="I say so.")


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.ADMINISTRATOR, Role.CONSORTIUM_MEMBER])
def test_for_strangers_no_name_is_remembered(role, officer):
    confirm(doubtful(officer), officer, held())
    with pytest.raises(NameAlias.DoesNotExist):
        aliases.revoke(alias_id=NameAlias.objects.get().pk, actor=person(role), reason="So.")


@pytest.mark.parametrize(("reason", "code"), [(" ", "empty"), ("x" * 1001, "too_long")])
def test_a_revocation_needs_a_reason(reason, code, officer):
    confirm(doubtful(officer), officer, held())
    with pytest.raises(Refused) as refusal:
        aliases.revoke(alias_id=NameAlias.objects.get().pk, actor=officer, reason=reason)
    assert (refusal.value.code, refusal.value.field) == (code, "reason")


def test_nobody_revokes_twice(officer):
    confirm(doubtful(officer), officer, held())
    alias = NameAlias.objects.get()
    aliases.revoke(alias_id=alias.pk, actor=officer, reason="First.")
    with pytest.raises(Refused) as refusal:
        aliases.revoke(alias_id=alias.pk, actor=officer, reason="Second.")
    assert refusal.value.code == "already_revoked"


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE visas_namealias SET institution_id = NULL",
        "UPDATE visas_namealias SET name = 'Oxford'",
        "UPDATE visas_namealias SET confirmed_at = now()",
        "UPDATE visas_namealias SET revoked_at = now()",
        "UPDATE visas_namealias SET reason = 'because'",
        (
            "UPDATE visas_namealias SET country = 'TW', revoked_at = now(), reason = 'x',"
            " revoked_by_id = confirmed_by_id"
        ),
        "DELETE FROM visas_namealias",
        (
            "INSERT INTO visas_namealias (name, key, country, institution_id, seen, application_id,"
            " confirmed_by_id, confirmed_at, reason) SELECT 'n', key, country, NULL, '[]',"
            " application_id, confirmed_by_id, now(), '' FROM visas_namealias"
        ),
    ],
)
def test_the_database_lets_nobody_rewrite_what_is_remembered(attack, officer):
    confirm(doubtful(officer), officer, held())
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        transaction.get_connection().cursor() as cursor,
    ):
        cursor.execute(attack)


def test_the_database_lets_nobody_take_a_revocation_back(officer):
    confirm(doubtful(officer), officer, held())
    aliases.revoke(alias_id=NameAlias.objects.get().pk, actor=officer, reason="Wrong.")
    with pytest.raises(DatabaseError), transaction.atomic():
        NameAlias.objects.update(revoked_at=None, revoked_by=None, reason="")


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_say_different_things_at_once_one_is_told(world, officer):
    second = person(Role.JUSTICE_OFFICER, name="Second")
    said = {officer: held(), second: held("https://ror.org/05bqach95")}
    cases = {who: doubtful(who) for who in said}

    def say(who):
        try:
            confirm(cases[who], who, said[who])
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "remembered"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(say, said))
    assert answers == ["alias_conflict", "remembered"]
    assert NameAlias.objects.count() == 1


def post_of(officer, **fields):
    case = doubtful(officer, name="Seoul National University", country="KR", post=fields)
    return case, case.employments.get()


def say_employer(case, officer, means, ref=""):
    case.refresh_from_db()
    return confirmations.confirm_employer(
        employment_id=case.employments.get().pk,
        actor=officer,
        means=means,
        ref=ref,
        seen_version=case.version,
    )


@pytest.mark.parametrize(
    ("means", "ref", "kind", "because"),
    [
        (EmployerIs.COMPANY, AMAZON, "company", "officer"),
        (EmployerIs.UNIVERSITY, NTU, "university", "officer"),
        (EmployerIs.RESEARCH_ARM, AMAZON, "company", "research_arm"),
    ],
)
def test_an_officer_says_what_an_employer_is(means, ref, kind, because, officer):
    case, post = post_of(officer, kind="postdoc", employer_name="Labor für Brücken", country="DE")
    assert post.match_status == "review"
    assert "employer_review" in case.flags
    stored = say_employer(case, officer, means, ref)
    post.refresh_from_db()
    assert (post.match_status, post.employer_kind, post.employer_ref) == ("confirmed", kind, ref)
    assert (post.match_because, post.confirmed_by) == (because, officer)
    identity = {"status": "match", "kind": kind, "ref": ref}
    assert stored.facts["employment"][0]["identity"] == identity
    case.refresh_from_db()
    assert "employer_review" not in case.flags


def test_an_institute_led_by_a_government_gets_a_key_of_our_own(officer):
    case, post = post_of(officer, kind="postdoc", employer_name="Labor für Brücken", country="DE")
    stored = say_employer(case, officer, EmployerIs.GOVERNMENT)
    post.refresh_from_db()
    assert post.employer_ref == "government:labor fur brucken:de"
    assert stored.facts["employment"][0]["identity"]["kind"] == "government_institute"


def test_an_employer_that_is_none_of_these_is_settled(officer):
    case, post = post_of(officer, employer_name="Amazon Deutschland", country="DE")
    stored = say_employer(case, officer, EmployerIs.NONE)
    post.refresh_from_db()
    assert (post.match_status, post.employer_kind) == ("confirmed", "")
    assert stored.facts["employment"][0]["identity"]["status"] == "none"
    assert assessment.replay(stored).to_json() == stored.result


@pytest.mark.parametrize(
    "means", [EmployerIs.UNIVERSITY, EmployerIs.GOVERNMENT, EmployerIs.RESEARCH_ARM]
)
def test_ordinary_work_counts_at_a_listed_company_only(means, officer):
    case, _post = post_of(officer, employer_name="Amazon Deutschland", country="DE")
    with pytest.raises(Refused) as refusal:
        say_employer(case, officer, means, AMAZON)
    assert refusal.value.code == "only_for_research"


@pytest.mark.parametrize("means", [EmployerIs.COMPANY, EmployerIs.RESEARCH_ARM])
def test_a_body_that_is_not_held_is_refused(means, officer):
    case, _post = post_of(officer, kind="postdoc", employer_name="Lab", country="DE")
    with pytest.raises(Refused) as refusal:
        say_employer(case, officer, means, NTU)
    assert refusal.value.code == "unknown_body"


def test_only_the_officer_who_holds_the_case_says_so(officer):
    case, post = post_of(officer, employer_name="Amazon Deutschland", country="DE")
    with pytest.raises(NotPermitted):
        say_employer(case, person(Role.JUSTICE_OFFICER), EmployerIs.NONE)
    with pytest.raises(Stale):
        confirmations.confirm_employer(
            employment_id=post.pk, actor=officer, means=EmployerIs.NONE, ref="", seen_version=99
        )
    with pytest.raises(type(post).DoesNotExist):
        say_employer(case, case.applicant, EmployerIs.NONE)


def test_names_are_confirmed_only_while_the_case_is_in_review(officer):
    case = doubtful(officer)
    Application.objects.filter(pk=case.pk).update(state=State.QUEUED)
    with pytest.raises(Refused) as refusal:
        confirm(case, officer, held())
    assert refusal.value.code == "not_in_review"
    assert Degree.objects.get(application=case).match_status == "review"
