"""The applicant starts, fills in and submits; nothing typed is lost."""

from datetime import date

import pytest
from django.utils import timezone

from talentportal.audit.models import Event
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.outbox.models import Message
from tests.factories.visas import ApplicationFactory, DegreeFactory, complete_draft
from visas.models import Application, Degree
from visas.rules.answers import Rows
from visas.rules.states import State
from visas.selectors.intake import gaps
from visas.services import intake

pytestmark = pytest.mark.django_db


def test_starting_twice_returns_the_open_draft(applicant):
    first = intake.start(actor=applicant)
    second = intake.start(actor=applicant, values={"family_name": "Other"})
    assert (second.pk, second.family_name) == (first.pk, "")


def test_a_draft_begins_with_the_answers_of_the_self_check(applicant):
    application = intake.start(
        actor=applicant,
        values={"offer_annual_pay_won": 170_000_000, "state": "approved"},
        rows={Rows.DEGREES: [{"level": "master", "institution_name": "ETH Zurich"}]},
    )
    assert (application.offer_annual_pay_won, application.state) == (170_000_000, State.DRAFT)
    assert application.degrees.get().institution_name == "ETH Zurich"


def test_only_applicants_start(officer):
    with pytest.raises(NotPermitted):
        intake.start(actor=officer)


def test_a_value_is_stored_and_the_change_is_in_the_history(applicant):
    application = intake.start(actor=applicant)
    intake.edit(
        application_id=application.pk, actor=applicant, values={"born_on": date(1990, 2, 3)}
    )
    event = Event.objects.filter(verb="visa.edited").get()
    assert (event.before, event.after) == ({"born_on": None}, {"born_on": "1990-02-03"})


def test_what_is_no_value_is_kept_as_it_was_typed_and_goes_once_it_is_corrected(applicant):
    application = intake.start(actor=applicant)
    intake.edit(
        application_id=application.pk,
        actor=applicant,
        values={},
        unparsed={"offer_annual_pay_won": "about 150m"},
    )
    application.refresh_from_db()
    assert application.unparsed == {"offer_annual_pay_won": "about 150m"}
    intake.edit(
        application_id=application.pk,
        actor=applicant,
        values={"offer_annual_pay_won": 150_000_000},
    )
    application.refresh_from_db()
    assert (application.unparsed, application.offer_annual_pay_won) == ({}, 150_000_000)


def test_saving_the_same_answer_again_changes_nothing(applicant):
    application = intake.start(actor=applicant)
    for _ in range(2):
        intake.edit(application_id=application.pk, actor=applicant, values={"family_name": "Silva"})
    application.refresh_from_db()
    assert application.version == 2
    assert Event.objects.filter(verb="visa.edited").count() == 1


def test_a_passport_number_stands_nowhere_in_clear_even_when_it_cannot_be_read(applicant):
    application = intake.start(actor=applicant)
    intake.edit(
        application_id=application.pk,
        actor=applicant,
        values={},
        unparsed={"passport_number": "?? 12-34"},
    )
    application.refresh_from_db()
    assert (application.passport_number, application.unparsed) == ("?? 12-34", {})
    assert Event.objects.get(verb="visa.edited").after == {"passport_number": "••••••"}


def test_the_same_passport_has_the_same_digest_however_it_is_spaced(applicant, stranger):
    digests = set()
    for someone, number in ((applicant, "M 123 45678"), (stranger, "m12345678")):
        application = intake.start(actor=someone, values={"nationality": "BR"})
        edited = intake.edit(
            application_id=application.pk, actor=someone, values={"passport_number": number}
        )
        digests.add(edited.passport_digest)
    assert len(digests) == 1


def test_a_passport_number_typed_slowly_cannot_be_put_together_from_the_history(applicant):
    application = intake.start(actor=applicant)
    for typed in ("M12", "M12345", "M12345678"):  # what autosave stores between two pauses
        intake.edit(
            application_id=application.pk, actor=applicant, values={"passport_number": typed}
        )
    kept = Event.objects.filter(verb="visa.edited").values_list("before", "after")
    shown = {said["passport_number"] for row in kept for said in row}
    assert shown == {"", "••••••"}


def test_a_field_that_is_no_answer_cannot_be_written(applicant):
    application = intake.start(actor=applicant)
    edited = intake.edit(
        application_id=application.pk,
        actor=applicant,
        values={"state": "approved", "officer_id": applicant.pk, "receipt_number": "TT-1"},
    )
    assert (edited.state, edited.officer_id, edited.receipt_number) == (State.DRAFT, None, None)


def test_a_stranger_finds_no_application_to_edit(applicant, stranger):
    application = intake.start(actor=applicant)
    with pytest.raises(Application.DoesNotExist):
        intake.edit(application_id=application.pk, actor=stranger, values={"family_name": "X"})


def test_an_officer_cannot_change_an_applicants_answers(officer):
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(Application.DoesNotExist):
        intake.edit(application_id=application.pk, actor=officer, values={"family_name": "X"})


def test_a_submitted_application_cannot_be_edited():
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(IllegalMove) as refusal:
        intake.edit(
            application_id=application.pk,
            actor=application.applicant,
            values={"family_name": "X"},
        )
    assert refusal.value.code == "not_editable"


def test_rows_are_added_edited_and_removed(applicant):
    application = intake.start(actor=applicant)
    row = intake.add_row(application_id=application.pk, actor=applicant, kind=Rows.DEGREES)
    intake.edit_row(
        application_id=application.pk,
        actor=applicant,
        kind=Rows.DEGREES,
        row_id=row.pk,
        values={"institution_name": "SNU"},
        unparsed={"awarded_on": "spring"},
    )
    row.refresh_from_db()
    assert (row.institution_name, row.unparsed) == ("SNU", {"awarded_on": "spring"})
    intake.remove_row(
        application_id=application.pk, actor=applicant, kind=Rows.DEGREES, row_id=row.pk
    )
    assert application.degrees.count() == 0


def test_the_thirty_first_row_is_refused(applicant):
    application = intake.start(actor=applicant)
    for _ in range(30):
        intake.add_row(application_id=application.pk, actor=applicant, kind=Rows.EMPLOYMENTS)
    with pytest.raises(Refused) as refusal:
        intake.add_row(application_id=application.pk, actor=applicant, kind=Rows.EMPLOYMENTS)
    assert refusal.value.code == "too_many_rows"


def test_a_row_of_another_application_does_not_exist_here(applicant):
    application = intake.start(actor=applicant)
    foreign = DegreeFactory()
    with pytest.raises(Degree.DoesNotExist):
        intake.edit_row(
            application_id=application.pk,
            actor=applicant,
            kind=Rows.DEGREES,
            row_id=foreign.pk,
            values={"major": "X"},
        )


def test_submitting_gives_a_receipt_number_and_the_filing_day(applicant):
    draft = complete_draft(applicant)
    assert gaps(draft) == []
    filed = intake.submit(
        application_id=draft.pk, actor=applicant, seen_version=draft.version, declared=True
    )
    year = timezone.localdate().year
    assert filed.state == State.SUBMITTED
    assert filed.receipt_number.startswith(f"TT-{year}-")
    assert filed.filed_on == timezone.localdate()
    topics = Message.objects.order_by("topic").values_list("topic", flat=True)
    assert list(topics) == ["visa.moved", "visa.submitted"]


def test_an_incomplete_application_is_not_submitted(applicant):
    draft = intake.start(actor=applicant)
    with pytest.raises(Refused) as refusal:
        intake.submit(application_id=draft.pk, actor=applicant, seen_version=1, declared=True)
    assert refusal.value.code == "incomplete"
    draft.refresh_from_db()
    assert (draft.state, draft.receipt_number) == (State.DRAFT, None)


def test_an_unreadable_answer_keeps_the_application_from_being_submitted(applicant):
    draft = complete_draft(applicant, unparsed={"phone": "see my card"})
    assert [(gap.field, gap.code) for gap in gaps(draft)] == [("phone", "unparsed")]


def test_without_the_declaration_nothing_is_submitted(applicant):
    draft = complete_draft(applicant)
    with pytest.raises(Refused) as refusal:
        intake.submit(application_id=draft.pk, actor=applicant, seen_version=1, declared=False)
    assert (refusal.value.code, refusal.value.field) == ("not_declared", "declared")


def test_submitting_what_another_device_has_changed_is_refused(applicant):
    draft = complete_draft(applicant)
    intake.edit(application_id=draft.pk, actor=applicant, values={"phone": "+82 2 0000"})
    with pytest.raises(Stale):
        intake.submit(application_id=draft.pk, actor=applicant, seen_version=1, declared=True)


def test_one_passport_number_replaces_another(applicant):
    application = intake.start(actor=applicant)
    for number in ("M1111111", "M2222222"):
        intake.edit(
            application_id=application.pk, actor=applicant, values={"passport_number": number}
        )
    application.refresh_from_db()
    assert application.passport_number == "M2222222"
