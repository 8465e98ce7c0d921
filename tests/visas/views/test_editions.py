"""The pages of rule editions: who reads them, what they say, and the editor that loses nothing."""

import pytest
from django.urls import reverse

from talentportal.audit.models import Access
from talentportal.kernel.roles import MINISTRY, Role
from tests.factories.people import person
from tests.visas.editions import TOP_200, drafted, in_days, policy_owner
from tests.visas.views.form_values import values_of
from visas.models import RuleEdition
from visas.selectors.figures import parameters
from visas.services import edition_drafts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def author():
    return policy_owner()


@pytest.fixture
def at_desk(author, signed_in):
    return signed_in(author)


def page(name, *arguments):
    return reverse(f"visas:{name}", args=arguments)


def text(answer):
    return answer.content.decode()


def shipped(code=TOP_200):
    return RuleEdition.objects.get(code=code)


def sent(client, draft, **changes):
    """Send the editor as it is drawn, with some fields changed; nothing else is touched."""
    address = page("edition_edit", draft.pk)
    return client.post(address, values_of(text(client.get(address)), "code", changes))


@pytest.mark.parametrize("role", sorted(MINISTRY))
def test_everybody_of_a_ministry_reads_what_is_published(role, signed_in):
    client = signed_in(person(role))
    assert TOP_200 in text(client.get(page("editions")))
    assert "within rank 200" in text(client.get(page("edition", shipped().pk)))


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.CONSORTIUM_MANAGER])
def test_others_do_not(role, signed_in):
    assert signed_in(person(role)).get(page("editions")).status_code == 403


def test_a_draft_is_for_policy_owners_and_auditors(author, signed_in, officer, auditor):
    draft = drafted(author)
    address = page("edition", draft.pk)
    assert signed_in(officer).get(address).status_code == 404
    assert draft.code not in text(signed_in(officer).get(page("editions")))
    assert "This is a draft" in text(signed_in(auditor).get(address))
    assert signed_in(auditor).get(page("edition_edit", draft.pk)).status_code == 403


def test_the_list_narrows_to_a_track(at_desk):
    found = text(at_desk.get(page("editions"), {"track": "D-10-T"}))
    assert TOP_200 not in found


def test_the_text_stands_in_both_languages_with_sources_beside_it(at_desk):
    found = text(at_desk.get(page("edition", shipped().pk)))
    assert "a master&#x27;s degree or a doctorate" in found.lower()
    assert "석사 학위 또는 박사 학위" in found
    assert 'lang="ko"' in found
    assert found.count("tp-law__sources") >= 4


def test_what_concerns_an_edition_as_a_whole_has_its_sources_too(at_desk):
    found = text(at_desk.get(page("edition", shipped("D-10-T/2025-04-02").pk)))
    assert "2 sources for the edition as a whole" in found
    assert "the job-seeking status was announced with it" in found
    assert "A contract already signed is read as no obstacle." in found


def test_two_editions_are_compared_parameter_by_parameter(at_desk):
    before, after = shipped("F-2-T/2026-06-25"), shipped()
    found = text(at_desk.get(page("edition_compare"), {"before": before.pk, "after": after.pk}))
    assert "<del>rank 100</del>" in found
    assert "<ins>rank 200</ins>" in found
    assert "Ways to the experience" not in found


def test_an_edition_that_is_not_there_is_no_choice(at_desk):
    answer = at_desk.get(page("edition_compare"), {"before": "x", "after": shipped().pk})
    assert answer.status_code == 422


def test_a_draft_begins_with_a_click_and_opens_in_the_editor(at_desk):
    answer = at_desk.post(page("edition_begin", shipped().pk))
    draft = RuleEdition.objects.get(status="draft")
    assert answer.url == page("edition_edit", draft.pk)


def test_saving_an_untouched_editor_changes_nothing(author, at_desk):
    for original in RuleEdition.objects.published():
        draft = edition_drafts.begin(edition_id=original.pk, actor=author)
        answer = sent(at_desk, draft)
        assert answer.status_code == 302, original.code
        draft.refresh_from_db()
        assert (
            parameters(draft).to_json()["parameters"]
            == (parameters(original).to_json()["parameters"])
        )


def test_a_parameter_is_changed_and_the_version_goes_up(author, at_desk):
    draft = drafted(author)
    sent(at_desk, draft, **{"lists-limit": "120", "lists-limit_QS": "80"})
    version = draft.version
    draft.refresh_from_db()
    assert (draft.parameters["lists"]["limit"], draft.version) == (120, version + 1)
    assert draft.parameters["lists"]["limits"] == {"QS": 80}


def test_rows_are_added_and_taken_out(author, at_desk):
    draft = drafted(author)
    sent(
        at_desk,
        draft,
        **{
            "experience-0-DELETE": "on",
            "experience-2-kind": "work",
            "experience-2-years": "10",
            "experience-2-top_years": "2",
        },
    )
    draft.refresh_from_db()
    assert draft.parameters["experience"]["alternatives"] == [
        {"kind": "postdoc", "years": 5, "top_years": 3},
        {"kind": "work", "years": 10, "top_years": 2},
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"lists-limit": "0"}, "greater than or equal to 1"),
        ({"lists-limit": "many"}, "Enter a whole number"),
        ({"lists-limit": ""}, "Fill this in, or empty the whole block."),
        ({"lists-window_years": ""}, "Say how many years before filing."),
        ({"lists-time": "latest_at_filing"}, "Only needed for any edition of the last years."),
        ({"lists-limit_ARWU": "50"}, "This list does not count: tick it above."),
        ({"degree-levels": []}, "A pathway asks for this"),
        ({"gni-waiver_multiple": ""}, "A pathway asks for this"),
        ({"experience-0-top_years": "9"}, "This cannot be more than the years asked for."),
        ({"pathways-1-code": "A"}, "Two pathways have the same code."),
        ({"pathways-0-criteria": []}, "This field is required."),
        ({"pathways-0-criteria": ["points"]}, "A pathway asks for this"),
        ({"code": "D-10-T/x"}, "The code begins with F-2-T/."),
        ({"code": TOP_200}, "Another edition has this code already."),
        ({"effective_to": "2020-01-01"}, "The last day cannot be before the first."),
        ({"effective_from": ""}, "This field is required."),
        ({"title_ko": ""}, "This field is required."),
        ({"degree-is_by_name": "on", "degree-refs": "not-an-id"}, "A ROR id has nine"),
        ({"gni-status_code": "E7"}, "A status of stay is written like F-2-T or E-7-1."),
        ({"fields-ai": "someday"}, "Enter a valid date."),
        (
            {
                "points-expertise": "20",
                "points-degree-0-level": "master",
                "points-degree-0-points": "5",
            },
            "come to 25, not to 100",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(
    changes, sentence, author, at_desk
):
    draft = drafted(author)
    answer = sent(at_desk, draft, title_en="Typed by hand", **changes)
    found = text(answer)
    assert answer.status_code == 422
    assert sentence in found
    assert "data-error-summary" in found
    assert "Typed by hand" in found
    draft.refresh_from_db()
    assert draft.title_en != "Typed by hand"


def test_who_saves_too_late_keeps_the_text_and_may_send_it_again(author, at_desk, signed_in):
    draft = drafted(author)
    address = page("edition_edit", draft.pk)
    late = values_of(text(at_desk.get(address)), "code", {"title_en": "Mine"})
    sent(signed_in(policy_owner()), draft, title_en="Theirs")
    answer = at_desk.post(address, late)
    assert answer.status_code == 422
    assert "Somebody else has changed this draft" in text(answer)
    again = at_desk.post(address, values_of(text(answer), "code"))
    assert again.status_code == 302
    draft.refresh_from_db()
    assert draft.title_en == "Mine"


def test_the_author_reads_why_they_cannot_publish(author, at_desk):
    draft = drafted(author)
    found = text(at_desk.get(page("edition_publish", draft.pk)))
    assert "another policy owner publishes it" in found
    assert "It cannot be published as it stands" in found
    answer = at_desk.post(
        page("edition_publish", draft.pk), {"seen_version": draft.version, "reason": "Mine."}
    )
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_second_person_reads_the_difference_and_publishes(author, signed_in):
    draft = drafted(author)
    client = signed_in(policy_owner())
    address = page("edition_publish", draft.pk)
    found = text(client.get(address))
    assert "<del>rank 200</del>" in found
    assert "<ins>rank 150</ins>" in found
    assert f"{TOP_200} ends on" in found
    assert client.post(address, {"seen_version": draft.version, "reason": ""}).status_code == 422
    answer = client.post(address, {"seen_version": draft.version, "reason": "Committee, no. 7."})
    assert answer.url == page("edition", draft.pk)
    assert "Committee, no. 7." in text(client.get(answer.url))
    assert shipped().effective_to == in_days(0)


def test_publishing_names_the_edition_in_the_way(author, signed_in):
    draft = drafted(author, first=shipped().effective_from)
    found = text(signed_in(policy_owner()).get(page("edition_publish", draft.pk)))
    assert f"These days belong to {TOP_200} already" in found


def test_a_draft_is_thrown_away_after_a_question(author, at_desk):
    draft = drafted(author)
    address = page("edition_discard", draft.pk)
    assert "Discard this draft?" in text(at_desk.get(address))
    assert at_desk.post(address, {"seen_version": draft.version}).url == page("editions")
    assert not RuleEdition.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("name", ["edition_edit", "edition_publish", "edition_discard"])
def test_a_published_edition_has_no_steps_left(name, at_desk):
    assert at_desk.get(page(name, shipped().pk)).url == page("edition", shipped().pk)


def test_a_policy_owner_sees_on_the_desk_what_others_have_written(author, at_desk, signed_in):
    drafted(author)

    def waiting(client):
        stats = client.get("/desk/").context["stats"]
        return next(one.value for one in stats if one.url == page("editions"))

    assert waiting(at_desk) == 0
    assert waiting(signed_in(policy_owner())) == 1


def test_who_may_still_publish_is_warned_before_writing(author, at_desk, signed_in):
    address = page("edition_edit", drafted(author).pk)
    warning = "Whoever saves a change to this draft cannot publish it"
    assert warning not in text(at_desk.get(address))
    assert warning in text(signed_in(policy_owner()).get(address))


@pytest.mark.parametrize(
    ("language", "name"), [("ko", "서울대학교"), ("en", "Seoul National University")]
)
def test_designated_universities_are_named_in_the_readers_language(language, name, at_desk):
    before, after = shipped(), shipped("F-2-7S/2026-01-01")
    asked = {"before": str(before.pk), "after": str(after.pk)}
    spoken = {"Accept-Language": language}
    compared = text(at_desk.get(page("edition_compare"), asked, headers=spoken))
    assert name in compared
    assert "https://ror.org/04h9pn542" not in compared
    told = text(at_desk.get(page("edition", after.pk), headers=spoken))
    assert f'<li lang="{language}">{name} <span' in told


def test_what_two_editions_have_differently_is_taken_out_as_a_file(author, at_desk):
    before, after = shipped("F-2-T/2026-06-25"), shipped()
    asked = {"before": str(before.pk), "after": str(after.pk)}
    address = page("edition_compare_file")
    assert f"{address}?before={before.pk}&amp;after={after.pk}" in text(
        at_desk.get(page("edition_compare"), asked)
    )
    answer = at_desk.get(address, asked)
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith(f"Parameter,,{before.code},{after.code},Source of {before.code}")
    assert any(line.startswith("University lists,Last rank that counts,") for line in lines)
    taken = Access.objects.get(verb="visa.editions_compared")
    assert (taken.actor, taken.detail) == (author, f"{before.code} → {after.code}")


def test_a_draft_is_in_no_file_of_an_officer(author, officer, signed_in):
    asked = {"before": str(shipped().pk), "after": str(drafted(author).pk)}
    assert signed_in(officer).get(page("edition_compare_file"), asked).status_code == 404
