"""Drafts of rule editions, and publishing them: two people, no day twice, no case left behind."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
import time_machine

from talentportal.audit.models import Event
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, complete_draft
from tests.visas.editions import TOP_200, drafted, in_days, policy_owner, rewritten
from visas.models import RuleEdition
from visas.rules.edition_life import EditionStatus, Standing
from visas.rules.eligibility import Assessment as Result
from visas.rules.states import State, Track
from visas.selectors.figures import edition_on
from visas.services import assessment, edition_drafts, edition_publishing, intake, screening
from visas.services.editions import load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def author():
    return policy_owner()


@pytest.fixture
def second():
    return policy_owner()


def publish(draft, actor, reason="Decided by the committee."):
    draft.refresh_from_db()
    return edition_publishing.publish(
        edition_id=draft.pk, actor=actor, seen_version=draft.version, reason=reason
    )


def current():
    return RuleEdition.objects.get(code=TOP_200)


def test_shipped_editions_are_published_and_without_an_author():
    rows = set(RuleEdition.objects.values_list("status", "is_shipped", "author", "published_by"))
    assert rows == {(EditionStatus.PUBLISHED, True, None, None)}


def test_a_draft_begins_as_a_copy_and_never_counts(author):
    draft = drafted(author)
    assert (draft.status, draft.author, draft.based_on) == ("draft", author, current())
    assert draft.standing is Standing.DRAFT
    assert edition_on(Track.F_2_T, in_days(400)) == current()


def test_a_draft_of_a_draft_goes_back_to_the_same_published_edition(author):
    copy = edition_drafts.begin(edition_id=drafted(author).pk, actor=author)
    assert copy.based_on == current()
    assert copy.parameters["lists"]["limit"] == 150


def test_two_drafts_for_the_same_month_get_two_codes(author):
    codes = [edition_drafts.begin(edition_id=current().pk, actor=author).code for _ in range(3)]
    assert codes == [codes[0], f"{codes[0]}-2", f"{codes[0]}-3"]


def test_only_policy_owners_write(author, auditor, officer):
    with pytest.raises(NotPermitted):
        edition_drafts.begin(edition_id=current().pk, actor=officer)
    draft = drafted(author)
    with pytest.raises(NotPermitted):
        rewritten(draft, auditor, title_en="Another")
    with pytest.raises(RuleEdition.DoesNotExist):
        rewritten(draft, officer, title_en="Another")
    with pytest.raises(RuleEdition.DoesNotExist):
        rewritten(draft, person(Role.CONSORTIUM_MEMBER), title_en="Another")


def test_who_is_too_late_is_told(author, second):
    draft = drafted(author)
    seen = draft.version
    rewritten(draft, second, title_en="Another")
    with pytest.raises(Stale):
        edition_drafts.discard(edition_id=draft.pk, actor=author, seen_version=seen)


def test_a_parameter_that_cannot_be_read_is_named(author):
    draft = drafted(author)
    parameters = deepcopy(draft.parameters)
    parameters["lists"]["limit"] = "many"
    with pytest.raises(Refused) as refusal:
        rewritten(draft, author, parameters=parameters)
    assert (refusal.value.code, refusal.value.field) == ("malformed", "lists.limit")


def test_a_code_is_used_once_and_days_run_forwards(author):
    draft = drafted(author)
    with pytest.raises(Refused, match="code_taken"):
        rewritten(draft, author, code=TOP_200)
    with pytest.raises(Refused, match="ends_before_start"):
        rewritten(draft, author, effective_to=draft.effective_from - timedelta(days=1))


def test_writing_nothing_new_makes_nobody_an_editor(author, second):
    draft = drafted(author)
    version = draft.version
    rewritten(draft, second)
    assert (draft.version, list(draft.editors.all())) == (version, [author])


def test_a_discarded_draft_is_gone_but_its_words_are_kept(author):
    draft = drafted(author)
    edition_drafts.discard(edition_id=draft.pk, actor=author, seen_version=draft.version)
    assert not RuleEdition.objects.filter(pk=draft.pk).exists()
    said = Event.objects.get(verb="edition.discarded").before
    assert said["parameters"]["lists"]["limit"] == 150


def test_a_second_person_publishes_and_the_edition_before_ends(author, second):
    draft = publish(drafted(author), second)
    assert (draft.status, draft.published_by) == ("published", second)
    assert current().effective_to == in_days(0)
    assert edition_on(Track.F_2_T, in_days(0)) == current()
    assert edition_on(Track.F_2_T, in_days(1)) == draft
    assert (current().standing, draft.standing) == (Standing.IN_FORCE, Standing.UPCOMING)
    verbs = Event.objects.filter(verb__startswith="edition.").values_list("verb", flat=True)
    assert list(verbs.order_by("id"))[-2:] == ["edition.closed", "edition.published"]


def test_nothing_is_published_while_a_parameter_lacks_its_source(author, second):
    draft = drafted(author)
    parameters = deepcopy(draft.parameters)
    del parameters["sources"]["gni.multiple"]
    rewritten(draft, author, parameters=parameters)
    with pytest.raises(Refused, match="unsourced"):
        publish(draft, second)
    assert current().effective_to is None


def test_the_author_does_not_publish(author):
    with pytest.raises(NotPermitted, match="four_eyes"):
        publish(drafted(author), author)


def test_nobody_publishes_what_they_have_written_on(author, second):
    draft = drafted(author)
    rewritten(draft, second, title_en="Another title")
    with pytest.raises(NotPermitted, match="four_eyes"):
        publish(draft, second)
    assert publish(draft, policy_owner()).status == "published"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.JUSTICE_APPROVER, Role.ADMINISTRATOR])
def test_only_policy_owners_publish(author, role):
    with pytest.raises((NotPermitted, RuleEdition.DoesNotExist)):
        publish(drafted(author), person(role))


def test_a_published_edition_is_not_published_or_changed_again(author, second):
    draft = publish(drafted(author), second)
    with pytest.raises(IllegalMove):
        publish(draft, policy_owner())
    with pytest.raises(IllegalMove):
        rewritten(draft, author, title_en="Another")
    with pytest.raises(IllegalMove):
        edition_drafts.discard(edition_id=draft.pk, actor=author, seen_version=draft.version)


def test_publishing_wants_a_reason(author, second):
    with pytest.raises(Refused, match="no_reason"):
        publish(drafted(author), second, reason=" ")


def test_days_that_belong_to_another_edition_are_refused_and_it_is_named(author, second):
    publish(drafted(author, first=in_days(30), code="F-2-T/next"), second)
    draft = drafted(author, first=in_days(10))
    with pytest.raises(Refused) as refusal:
        publish(draft, second)
    assert refusal.value.code == "overlap"
    assert TOP_200 in str(refusal.value.message)


def test_no_filed_case_changes_its_criteria(author, second):
    ApplicationFactory(state=State.QUEUED, filed_on=in_days(0))
    with pytest.raises(Refused, match="cases_filed"):
        publish(drafted(author, first=in_days(0)), second)
    assert current().effective_to is None


def test_a_first_day_in_the_past_is_fine_where_nobody_has_filed(author, second):
    ApplicationFactory(state=State.QUEUED, filed_on=in_days(-3))
    assert publish(drafted(author, first=in_days(-2)), second).standing is Standing.IN_FORCE
    assert current().effective_to == in_days(-3)


def test_an_edition_that_it_ends_may_not_leave_cases_behind_it(author, second):
    ApplicationFactory(state=State.QUEUED, filed_on=in_days(0))
    draft = rewritten(drafted(author, first=in_days(-5)), author, effective_to=in_days(-4))
    with pytest.raises(Refused, match="cases_filed"):
        publish(draft, second)


def test_a_case_keeps_its_edition_and_replays_to_the_same_result(author, second, applicant):
    draft = complete_draft(applicant)
    case = intake.submit(
        application_id=draft.pk, actor=applicant, seen_version=draft.version, declared=True
    )
    screening.screen(application_id=case.pk)
    before = case.assessments.get()
    publish(drafted(author), second)
    again = assessment.assess_again(
        application_id=case.pk, occasion="match_confirmed", occasion_key="again"
    )
    assert before.edition == again.edition == current()
    assert again.result == before.result
    assert assessment.replay(before) == Result.from_json(before.result)


def test_a_shipped_edition_gives_way_to_what_a_ministry_published(author, second):
    publish(drafted(author, code="F-2-T/ours"), second)
    shipped = {
        "code": "F-2-T/2027-01-01",
        "track": "F-2-T",
        "effective_from": date(2027, 1, 1).isoformat(),
        "effective_to": None,
        "title": {"en": "Next", "ko": "다음"},
        "source": "Shipped later",
        "parameters": current().parameters,
    }
    loaded = load([shipped])
    assert (loaded.added, loaded.left_out) == (0, (("F-2-T/2027-01-01", "F-2-T/ours"),))


def test_who_wrote_a_draft_does_not_publish_its_copy(author, second):
    copy = edition_drafts.begin(edition_id=drafted(author).pk, actor=second)
    copy = rewritten(copy, second, effective_from=in_days(1))
    for who in (author, second):
        with pytest.raises(NotPermitted, match="four_eyes"):
            publish(copy, who)
    assert publish(copy, policy_owner()).status == "published"


def test_a_slip_of_a_century_does_not_leave_the_law_as_it_is(author, second):
    far = drafted(author, first=in_days(36_500))
    with pytest.raises(Refused, match="too_far_ahead"):
        publish(far, second)
    ending = rewritten(drafted(author), author, effective_to=in_days(36_500))
    with pytest.raises(Refused, match="too_far_ahead"):
        publish(ending, second)
    assert current().effective_to is None


@pytest.mark.parametrize(
    ("moment", "limit"),
    [
        ("2026-12-31T14:59:59.999999+00:00", 200),  # one moment before midnight in Seoul
        ("2026-12-31T15:00:00+00:00", 150),
        ("2027-01-01T14:59:59+00:00", 150),
        ("2026-12-30T15:00:00+00:00", 200),
    ],
)
def test_the_day_begins_at_midnight_in_seoul(author, second, applicant, moment, limit):
    publish(drafted(author, first=date(2027, 1, 1)), second)
    draft = complete_draft(applicant)
    with time_machine.travel(moment, tick=False):
        case = intake.submit(
            application_id=draft.pk, actor=applicant, seen_version=draft.version, declared=True
        )
    with time_machine.travel("2027-03-01T00:00:00+00:00", tick=False):
        screening.screen(application_id=case.pk)
    stored = case.assessments.get()
    assert stored.edition.parameters["lists"]["limit"] == limit
    assert assessment.replay(stored) == Result.from_json(stored.result)
