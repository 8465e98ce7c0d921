"""Law, names and scores at the same moment: real transactions, one of which is first."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from talentportal.audit.models import Event
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory, complete_draft
from tests.simultaneous import at_once, not_committed_yet
from tests.visas.editions import TOP_200, drafted, in_days, policy_owner
from visas.models import Assessment, Degree, NameAlias, RuleEdition
from visas.rules.states import State, Track
from visas.services import (
    aliases,
    confirmations,
    edition_drafts,
    edition_publishing,
    intake,
    scoring,
    screening,
)
from visas.services.aliases import Remember
from visas.services.edition_drafts import Content

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
NTU = "https://ror.org/02e7b5302"


def publish(draft, actor):
    return edition_publishing.publish(
        edition_id=draft.pk, actor=actor, seen_version=draft.version, reason="Decided."
    )


def file(application, applicant):
    return intake.submit(
        application_id=application.pk,
        actor=applicant,
        seen_version=application.version,
        declared=True,
    )


def doubtful():
    """Return a screened case in review, whose officer must say what a name means."""
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application, institution_name="NTU", country="")
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = person(Role.JUSTICE_OFFICER), State.IN_REVIEW
    application.save()
    return application


def confirm(case):
    return confirmations.confirm_match(
        degree_id=case.degrees.get().pk,
        actor=case.officer,
        institution_id=Institution.objects.get(ror_id=NTU).pk,
        seen_version=case.version,
        how=Remember.YES,
    )


def test_no_case_is_filed_under_an_edition_that_is_being_ended(world):
    applicant, second = person(Role.APPLICANT), policy_owner()
    application, draft = complete_draft(applicant), drafted(policy_owner(), first=in_days(0))
    with (
        not_committed_yet(lambda: file(application, applicant)),
        pytest.raises(Refused) as refusal,
    ):
        publish(draft, second)
    assert refusal.value.code == "cases_filed"
    assert RuleEdition.objects.get(code=TOP_200).effective_to is None


def test_a_case_waits_for_the_edition_that_is_being_published(world):
    applicant, second = person(Role.APPLICANT), policy_owner()
    application, draft = complete_draft(applicant), drafted(policy_owner(), first=in_days(0))
    with not_committed_yet(lambda: publish(draft, second)):
        file(application, applicant)
    screening.screen(application_id=application.pk)
    assert Assessment.objects.get(application=application).edition_id == draft.pk


def test_a_double_click_publishes_once(world):
    publisher, draft = policy_owner(), drafted(policy_owner())
    outcomes = at_once(*(lambda: publish(draft, publisher) for _ in range(2)))
    assert sorted(outcomes) == ["done", "not_a_draft"]
    assert Message.objects.filter(topic="visa.edition_published").count() == 1


def test_who_writes_on_a_draft_does_not_publish_it_in_the_same_moment(world):
    both, draft = policy_owner(), drafted(policy_owner())
    written, published = at_once(
        lambda: edition_drafts.change(
            edition_id=draft.pk,
            actor=both,
            seen_version=draft.version,
            content=replace(Content.of(draft), title_en="Another title"),
        ),
        lambda: publish(draft, both),
    )
    assert (written, published) in {("done", "stale"), ("not_a_draft", "done")}
    draft.refresh_from_db()
    assert draft.is_draft is (written == "done")


def test_two_officers_remember_the_same_name_at_once(world):
    cases = [doubtful() for _ in range(2)]
    outcomes = at_once(*(partial(confirm, case) for case in cases))
    assert outcomes == ["done", "done"]
    held = NameAlias.objects.get()
    assert {row.alias_id for row in Degree.objects.filter(match_status="confirmed")} <= {
        None,
        held.pk,
    }
    assert Event.objects.filter(verb="visa.name_remembered").count() == 1


def test_a_name_is_revoked_once_while_it_is_confirmed_again(world):
    first, second = doubtful(), doubtful()
    confirm(first)
    alias = NameAlias.objects.get()
    revokers = [person(Role.JUSTICE_OFFICER) for _ in range(2)]
    *revoked, confirmed = at_once(
        *(
            lambda who=who: aliases.revoke(alias_id=alias.pk, actor=who, reason="Wrong.")
            for who in revokers
        ),
        lambda: confirm(second),
    )
    assert sorted(revoked) == ["already_revoked", "done"]
    assert confirmed == "done"
    assert NameAlias.objects.active().count() <= 1
    assert Event.objects.filter(verb="visa.name_revoked").count() == 1


def test_two_reviewers_score_at_once(world):
    case = ApplicationFactory(
        state=State.QUEUED, track=Track.K_TECH_PASS, filed_on=date(2026, 7, 10)
    )
    outcomes = at_once(
        *(
            lambda who=who: scoring.score(
                application_id=case.pk,
                actor=who,
                expertise=10,
                expertise_reason="Knows it.",
                strategic_value=5,
                strategic_value_reason="Is needed.",
            )
            for who in [person(Role.JUSTICE_OFFICER) for _ in range(3)]
        )
    )
    assert sorted(outcomes) == ["done", "done", "enough_scores"]
    assert [one.seat for one in case.reviews.all()] == [1, 2]
    assert Assessment.objects.filter(application=case, occasion="scored").count() == 1


def test_one_reviewer_does_not_take_both_seats(world):
    case = ApplicationFactory(
        state=State.QUEUED, track=Track.K_TECH_PASS, filed_on=date(2026, 7, 10)
    )
    who = person(Role.JUSTICE_OFFICER)
    give = partial(
        scoring.score,
        application_id=case.pk,
        actor=who,
        expertise=10,
        expertise_reason="Knows it.",
        strategic_value=5,
        strategic_value_reason="Is needed.",
    )
    assert sorted(at_once(give, give)) == ["already_scored", "done"]
