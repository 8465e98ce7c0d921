"""The wizard: every change is stored, nothing typed is lost, and only one's own is there."""

from datetime import date
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from talentportal.outbox.models import Message
from tests.factories.visas import (
    ApplicationFactory,
    DegreeFactory,
    EmploymentFactory,
    complete_draft,
)
from visas.forms.pages import StepPage
from visas.models import Application
from visas.rules.answers import Step
from visas.rules.states import State, Track
from visas.rules.tracks import steps_of

pytestmark = pytest.mark.django_db


def at(name, application, *more):
    return reverse(f"visas:{name}", args=[application.pk, *more])


def step(application, name):
    return at("step", application, name)


@pytest.fixture
def draft(applicant):
    return ApplicationFactory(applicant=applicant)


@pytest.fixture
def mine(signed_in, applicant):
    return signed_in(applicant)


def opened(client, application, name):
    """Return what a browser would send back from a page as it was drawn."""
    page = client.get(step(application, name)).context["page"]
    data = {bound.html_name: bound.value() or "" for bound in page}
    return {**data, "version": page.version}


@pytest.mark.parametrize("name", steps_of(Track.F_2_T))
def test_every_step_opens_for_its_applicant_and_for_nobody_else(
    signed_in, applicant, stranger, officer, member, draft, name
):
    def status(user):
        return signed_in(user).get(step(draft, name)).status_code

    assert [status(user) for user in (applicant, stranger, officer, member)] == [200, 404, 404, 404]


def test_a_step_that_is_none_is_not_found(mine, draft):
    assert mine.get(step(draft, "wealth")).status_code == 404


@pytest.mark.parametrize("track", list(Track))
def test_a_track_has_the_steps_that_it_rests_on_and_no_others(mine, applicant, track):
    application = ApplicationFactory(applicant=applicant, track=track)
    found = [name for name in Step if mine.get(step(application, name)).status_code == 200]
    assert found == list(steps_of(track))


def test_rows_that_a_track_does_not_ask_for_cannot_be_added(mine, applicant):
    application = ApplicationFactory(applicant=applicant, track=Track.D_10_T)
    assert mine.post(at("row_add", application, "employments")).status_code == 404


def test_the_size_of_the_employer_is_asked_where_it_counts(mine, applicant):
    def asks(track):
        application = ApplicationFactory(applicant=applicant, track=track)
        return "offer_is_sme" in mine.get(step(application, "offer")).content.decode()

    assert [asks(Track.F_2_T), asks(Track.K_TECH_PASS)] == [False, True]


@pytest.mark.parametrize(("track", "errors"), [(Track.F_2_7S, 0), (Track.F_2_T, 1)])
def test_a_degree_may_be_expected_where_the_track_takes_one(mine, applicant, track, errors):
    application = ApplicationFactory(applicant=applicant, track=track)
    degree = DegreeFactory(application=application)
    next_year = date(timezone.localdate().year + 1, 2, 20)
    sent = {f"{degree.pk}-awarded_on": next_year.isoformat()}
    answer = mine.post(at("autosave", application, "education"), sent).json()
    degree.refresh_from_db()
    assert (len(answer["errors"]), degree.awarded_on) == (errors, next_year)


def test_an_award_that_is_expected_in_many_years_is_a_slip(mine, applicant):
    application = ApplicationFactory(applicant=applicant, track=Track.F_2_7S)
    degree = DegreeFactory(application=application)
    sent = {f"{degree.pk}-awarded_on": "2206-02-20"}
    answer = mine.post(at("autosave", application, "education"), sent).json()
    assert answer["errors"] == {
        f"{degree.pk}-awarded_on": ["This date lies too far ahead. Check the year."]
    }


def test_starting_opens_one_draft_and_leads_to_its_first_open_step(mine, applicant):
    first = mine.post(reverse("visas:start"), {"track": Track.F_2_T}, follow=True)
    mine.post(reverse("visas:start"), {"track": Track.F_2_T})
    application = Application.objects.get(applicant=applicant)
    assert first.redirect_chain[-1][0] == step(application, "identity")


def test_staff_cannot_start(signed_in, officer):
    browser = signed_in(officer)
    assert browser.post(reverse("visas:start"), {"track": Track.F_2_T}).status_code == 404
    assert browser.get(reverse("visas:start")).status_code == 404


@pytest.mark.usefixtures("world")
def test_the_tracks_to_choose_from_say_what_they_ask_today(mine, applicant):
    ApplicationFactory(applicant=applicant, track=Track.D_10_T)
    cards = mine.get(reverse("visas:start")).context["cards"]
    first = cards[0].ways[0]
    assert [card.track for card in cards] == list(Track)
    assert [bool(card.draft) for card in cards] == [False, True, False, False]
    assert (first.title, [name for name, _words in first.conditions][:3]) == (
        "Path A: education, experience and pay",
        ["Education", "Experience", "Pay"],
    )
    assert "within the first 200" in first.conditions[0][1]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("track", ["", "F-9-Z"])
def test_a_track_must_be_chosen(mine, track):
    answer = mine.post(reverse("visas:start"), {"track": track})
    assert (answer.status_code, Application.objects.count()) == (422, 0)


@pytest.mark.usefixtures("world")
def test_a_person_may_have_a_draft_for_every_track(mine, applicant):
    for track in Track:
        mine.post(reverse("visas:start"), {"track": track})
    assert set(Application.objects.values_list("track", flat=True)) == set(Track)


def test_saving_goes_on_to_the_next_step(mine, draft):
    data = opened(mine, draft, "identity")
    response = mine.post(step(draft, "identity"), {**data, "family_name": "Silva"})
    draft.refresh_from_db()
    assert (response.url, draft.family_name) == (step(draft, "education"), "Silva")


def test_what_was_not_answered_yet_is_no_error_and_keeps_nobody_on_the_page(mine, applicant):
    mine.post(reverse("visas:start"), {"track": Track.F_2_T})
    draft = Application.objects.get(applicant=applicant)
    draft.family.create()
    for here, there in pairwise(steps_of(draft.track)[:5]):
        assert dict(mine.get(step(draft, here)).context["page"].errors) == {}
        sent = mine.post(step(draft, here), opened(mine, draft, here))
        assert (sent.status_code, sent["Location"]) == (302, step(draft, there))
    assert dict(mine.get(step(draft, "family")).context["page"].errors) == {}


def test_what_is_no_value_is_kept_said_and_shown_again(mine, draft):
    data = opened(mine, draft, "identity")
    sent = {**data, "born_on": "in spring", "given_name": "Ana"}
    response = mine.post(step(draft, "identity"), sent)
    draft.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["page"].errors) == ["born_on"]
    assert (draft.unparsed, draft.born_on, draft.given_name) == (
        {"born_on": "in spring"},
        None,
        "Ana",
    )
    again = mine.get(step(draft, "identity"))
    assert again.context["page"].form["born_on"].value() == "in spring"
    assert 'value="in spring"' in again.content.decode()
    assert list(again.context["page"].errors) == ["born_on"]


def test_other_steps_stay_open_while_one_has_an_error(mine, draft):
    mine.post(step(draft, "identity"), {"born_on": "in spring"})
    assert mine.get(step(draft, "offer")).status_code == 200


@pytest.mark.usefixtures("world")
def test_autosave_stores_one_field_and_answers_with_its_error(mine, draft):
    response = mine.post(at("autosave", draft, "offer"), {"offer_annual_pay_won": "a lot"})
    answer = response.json()
    draft.refresh_from_db()
    assert answer["errors"] == {
        "offer_annual_pay_won": ["Enter an amount in whole won, for example 150,000,000."]
    }
    assert (draft.unparsed, draft.offer_annual_pay_won) == ({"offer_annual_pay_won": "a lot"}, None)
    fixed = mine.post(at("autosave", draft, "offer"), {"offer_annual_pay_won": "₩190,000,000"})
    draft.refresh_from_db()
    assert fixed.json()["errors"] == {}
    assert (draft.unparsed, draft.offer_annual_pay_won) == ({}, 190_000_000)


def test_a_value_that_cannot_be_right_is_stored_and_marked(mine, draft):
    response = mine.post(at("autosave", draft, "identity"), {"passport_expires_on": "2020-01-01"})
    draft.refresh_from_db()
    assert draft.passport_expires_on == date(2020, 1, 1)
    assert response.json()["errors"] == {
        "passport_expires_on": ["This passport is no longer valid."]
    }


def test_a_passport_number_never_waits_in_clear(mine, draft):
    mine.post(at("autosave", draft, "identity"), {"passport_number": "x" * 60})
    draft.refresh_from_db()
    assert ("passport_number" in draft.unparsed, draft.passport_number) == (False, "x" * 60)
    mine.post(at("autosave", draft, "identity"), {"passport_number": "m 123 4567"})
    draft.refresh_from_db()
    assert draft.passport_number == "M1234567"


def test_nul_signs_and_endless_texts_are_cut(mine, draft):
    mine.post(at("autosave", draft, "identity"), {"born_on": "\x00" + "9" * 9000})
    draft.refresh_from_db()
    assert draft.unparsed == {"born_on": "9" * 2000}


def test_two_devices_on_one_page_do_not_undo_each_other(mine, draft):
    here, there = opened(mine, draft, "identity"), opened(mine, draft, "identity")
    mine.post(at("autosave", draft, "identity"), {**here, "family_name": "Costa"})
    mine.post(at("autosave", draft, "identity"), {**there, "given_name": "Rita"})
    draft.refresh_from_db()
    assert (draft.family_name, draft.given_name) == ("Costa", "Rita")


def test_a_page_may_change_its_mind_after_an_autosave(mine, draft):
    page = opened(mine, draft, "identity")
    first = mine.post(at("autosave", draft, "identity"), {**page, "family_name": "Costa"}).json()
    mine.post(at("autosave", draft, "identity"), {**page, "version": first["version"]})
    draft.refresh_from_db()
    assert draft.family_name == page["family_name"]


def test_an_autosave_after_submitting_is_refused(mine, applicant):
    filed = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    response = mine.post(at("autosave", filed, "identity"), {"family_name": "Costa"})
    assert response.status_code == 409
    assert mine.get(step(filed, "identity")).url == at("application", filed)


def test_a_stranger_cannot_autosave(signed_in, stranger, draft):
    response = signed_in(stranger).post(at("autosave", draft, "offer"), {"offer_employer": "Mine"})
    draft.refresh_from_db()
    assert (response.status_code, draft.offer_employer) == (
        404,
        "Hangang Semiconductor (fictional)",
    )


def test_the_details_of_an_offer_that_is_none_keep_nobody_back(mine, draft):
    sent = {"has_offer": "no", "offer_annual_pay_won": "none"}
    response = mine.post(step(draft, "offer"), sent)
    assert response.url == step(draft, "family")


# lists


def test_a_row_is_added_after_what_stands_on_the_page_is_stored(mine, draft):
    degree = DegreeFactory(application=draft)
    data = {**opened(mine, draft, "education"), f"{degree.pk}-major": "Physics"}
    response = mine.post(at("row_add", draft, "degrees"), data)
    degree.refresh_from_db()
    added = draft.degrees.exclude(pk=degree.pk).get()
    assert degree.major == "Physics"
    assert response.url == f"{step(draft, 'education')}#row-{added.pk}"


def test_a_row_is_removed_and_the_others_keep_what_was_typed(mine, draft):
    first, second = DegreeFactory(application=draft), DegreeFactory(application=draft)
    data = {**opened(mine, draft, "education"), f"{second.pk}-major": "Physics"}
    response = mine.post(at("row_remove", draft, "degrees", first.pk), data)
    assert response.url == f"{step(draft, 'education')}#rows"
    assert [row.major for row in draft.degrees.all()] == ["Physics"]


def test_nobody_adds_or_removes_rows_of_others(signed_in, stranger, draft):
    degree, client = DegreeFactory(application=draft), signed_in(stranger)
    answers = [
        client.post(at("row_add", draft, "degrees")).status_code,
        client.post(at("row_remove", draft, "degrees", degree.pk)).status_code,
    ]
    assert (answers, draft.degrees.count()) == ([404, 404], 1)


def test_a_row_of_another_application_does_not_exist_here(mine, draft):
    other = DegreeFactory()
    response = mine.post(at("row_remove", draft, "degrees", other.pk))
    assert response.status_code == 404


def test_a_list_that_is_none_is_not_found(mine, draft):
    assert mine.post(at("row_add", draft, "houses")).status_code == 404


def test_the_thirty_first_row_is_refused_in_words(mine, draft):
    for _ in range(30):
        DegreeFactory(application=draft)
    response = mine.post(at("row_add", draft, "degrees"), follow=True)
    assert [str(line) for line in response.context["messages"]] == [
        "You can enter at most 30 rows here."
    ]


def test_a_page_with_a_row_that_is_gone_says_so(mine, draft):
    degree = DegreeFactory(application=draft)
    data = opened(mine, draft, "education")
    degree.delete()
    assert mine.post(at("autosave", draft, "education"), data).status_code == 409
    response = mine.post(step(draft, "education"), data)
    assert response.status_code == 422


def test_a_last_day_before_the_first_is_kept_as_text_until_it_fits(mine, draft):
    post = EmploymentFactory(application=draft, is_current=False, ended_on=date(2020, 1, 1))
    field = f"{post.pk}-started_on"
    response = mine.post(at("autosave", draft, "experience"), {field: "2021-01-01"})
    post.refresh_from_db()
    assert response.json()["errors"] == {
        f"{post.pk}-ended_on": ["The last day lies before the first day."]
    }
    assert (post.started_on, post.ended_on, post.unparsed) == (
        date(2021, 1, 1),
        None,
        {"ended_on": "2020-01-01"},
    )
    mine.post(at("autosave", draft, "experience"), {field: "2019-01-01"})
    post.refresh_from_db()
    assert (post.ended_on, post.unparsed) == (date(2020, 1, 1), {})


def test_a_post_that_goes_on_needs_no_last_day(mine, draft):
    post = EmploymentFactory(application=draft, is_current=True)
    response = mine.post(step(draft, "experience"), {f"{post.pk}-ended_on": "2001-01-01"})
    assert response.url == step(draft, "offer")


@pytest.mark.usefixtures("world")
def test_the_university_picked_is_kept_while_its_name_stands(mine, draft):
    degree = DegreeFactory(application=draft, institution_name="")
    url = at("autosave", draft, "education")
    name, chosen = f"{degree.pk}-institution_name", f"{degree.pk}-chosen_id"
    mine.post(url, {name: "ETH Zurich", chosen: "https://ror.org/05a28rw58"})
    degree.refresh_from_db()
    assert str(degree.chosen) == "ETH Zurich"
    mine.post(url, {name: "Another school"})
    degree.refresh_from_db()
    assert degree.chosen is None


@pytest.mark.parametrize("key", ["nonsense", "https://ror.org/0nothing", "x" * 80])
def test_a_pick_that_is_none_is_dropped(mine, draft, key):
    degree = DegreeFactory(application=draft)
    mine.post(at("autosave", draft, "education"), {f"{degree.pk}-chosen_id": key})
    degree.refresh_from_db()
    assert (degree.chosen, degree.institution_name) == (
        None,
        "Massachusetts Institute of Technology",
    )


# review and submit


def test_the_review_lists_every_gap_with_a_link_to_its_field(mine, draft):
    draft.family_name = ""
    draft.save()
    links = {link.text: link.url for link in mine.get(step(draft, "review")).context["gap_links"]}
    assert links["Family name: This answer is missing."] == (
        f"{step(draft, 'identity')}?check=1#id_family_name"
    )
    assert links["Degree: Add at least one entry."] == f"{step(draft, 'education')}?check=1#rows"
    assert links["Passport, page with the photo: This document is missing."] == (
        f"{step(draft, 'documents')}?check=1#item-passport"
    )


def test_the_link_of_a_gap_in_a_row_leads_into_the_row(mine, draft):
    degree = DegreeFactory(application=draft, level="")
    links = [link.url for link in mine.get(step(draft, "review")).context["gap_links"]]
    assert links[0] == f"{step(draft, 'education')}?check=1#id_{degree.pk}-level"
    page = mine.get(links[0]).context["page"]
    assert {name: list(lines) for name, lines in page.errors.items()} == {
        f"{degree.pk}-level": ["This answer is missing."]
    }


def test_the_steps_say_how_far_each_is(mine, applicant):
    empty = ApplicationFactory(
        applicant=applicant, has_offer=None, has_family=None, offer_employer="", family_name=""
    )
    told = [
        (str(line.text), str(line.when))
        for line in mine.get(step(empty, "documents")).context["steps"]
    ]
    assert told[:2] == [("Identity", "1 missing"), ("Education", "Not begun")]
    assert told[2] == ("Experience", "Nothing needed")


def test_passport_numbers_are_masked_in_the_review(mine, draft):
    page = mine.get(step(draft, "review")).content.decode()
    assert ("M12345678" in page, "******678" in page) == (False, True)


def test_submitting_gives_a_receipt_number_and_announces_it(mine, applicant):
    draft = complete_draft(applicant)
    data = {"seen_version": draft.version, "declared": "on"}
    response = mine.post(at("submit", draft), data)
    draft.refresh_from_db()
    assert (response.url, draft.state) == (at("application", draft), State.SUBMITTED)
    assert str(draft.receipt_number).startswith("TT-")
    assert Message.objects.filter(topic="visa.submitted").count() == 1


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (
            {},
            {"declared": ["Confirm that your answers are true and that you have read the notice."]},
        ),
        (
            {"declared": "on", "stale": True},
            {"__all__": ["Somebody else has changed this application. Read it again first."]},
        ),
    ],
)
def test_what_keeps_an_application_back_is_said(mine, applicant, data, errors):
    draft = complete_draft(applicant)
    version = draft.version - 1 if data.pop("stale", False) else draft.version
    response = mine.post(at("submit", draft), {"seen_version": version, **data})
    draft.refresh_from_db()
    assert (response.status_code, draft.state) == (422, State.DRAFT)
    assert dict(response.context["declaration"].errors) == errors


def test_an_incomplete_application_is_not_filed(mine, draft):
    data = {"seen_version": draft.version, "declared": "on"}
    response = mine.post(at("submit", draft), data)
    assert response.status_code == 422
    assert dict(response.context["declaration"].errors) == {
        "__all__": ["Some answers or documents are missing. They are listed below."]
    }


def test_a_submission_without_its_version_is_asked_for_again(mine, applicant):
    draft = complete_draft(applicant)
    assert mine.post(at("submit", draft), {"declared": "on"}).status_code == 422


def test_nobody_submits_for_others(signed_in, stranger, applicant):
    draft = complete_draft(applicant)
    data = {"seen_version": draft.version, "declared": "on"}
    assert signed_in(stranger).post(at("submit", draft), data).status_code == 404


def test_every_question_of_the_rules_has_a_field(draft):
    DegreeFactory(application=draft)
    EmploymentFactory(application=draft)
    fields = {step: {bound.name for bound in StepPage(draft, step)} for step in Step}
    assert [len(fields[step]) for step in Step] == [11, 6, 7, 9, 3, 1, 0, 0]
