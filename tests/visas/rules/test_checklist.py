"""Which documents are asked of whom."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.rules.checklist import Item, ItemCode, Why, checklist
from visas.rules.states import Track

LISTED = frozenset({"IN", "VN", "CN"})
CODES = st.sampled_from(["", "KR", "US", "IN", "VN"])


def asked(**changes: Any) -> dict[ItemCode, Item]:
    given: dict[str, Any] = {
        "track": Track.F_2_T,
        "nationality": "US",
        "residence_country": "US",
        "has_offer": True,
        "degree_countries": ["US"],
        "employment_countries": ["US"],
        "relations": [],
        "tuberculosis_countries": LISTED,
    }
    return {item.code: item for item in checklist(**{**given, **changes})}


def test_a_top_tier_applicant_from_abroad_brings_these() -> None:
    assert [code for code, item in asked().items() if item.required] == [
        ItemCode.PASSPORT,
        ItemCode.PHOTO,
        ItemCode.DEGREE_CERTIFICATE,
        ItemCode.DEGREE_APOSTILLE,
        ItemCode.CAREER_CERTIFICATE,
        ItemCode.CAREER_APOSTILLE,
        ItemCode.CONTRACT,
    ]


def required(track: Track, **changes: Any) -> list[ItemCode]:
    found = asked(track=track, degree_countries=["KR"], employment_countries=["KR"], **changes)
    return [code for code, item in found.items() if item.required]


def test_who_looks_for_a_job_brings_no_contract_and_no_career() -> None:
    assert required(Track.D_10_T, has_offer=None) == [
        ItemCode.PASSPORT,
        ItemCode.PHOTO,
        ItemCode.DEGREE_CERTIFICATE,
    ]
    assert ItemCode.JOB_SEARCH_PLAN in asked(track=Track.D_10_T)
    assert ItemCode.RECOMMENDATION not in asked(track=Track.D_10_T)


def test_k_star_rests_on_the_recommendation() -> None:
    assert required(Track.F_2_7S, has_offer=None) == [
        ItemCode.PASSPORT,
        ItemCode.PHOTO,
        ItemCode.DEGREE_CERTIFICATE,
        ItemCode.RECOMMENDATION,
    ]


def test_a_degree_to_come_is_shown_by_a_certificate_of_expected_graduation() -> None:
    assert required(Track.F_2_7S, has_offer=None, is_award_expected=True) == [
        ItemCode.PASSPORT,
        ItemCode.PHOTO,
        ItemCode.EXPECTED_GRADUATION,
        ItemCode.RECOMMENDATION,
    ]


def test_the_pass_asks_for_the_contract_and_the_career() -> None:
    assert required(Track.K_TECH_PASS) == [
        ItemCode.PASSPORT,
        ItemCode.PHOTO,
        ItemCode.DEGREE_CERTIFICATE,
        ItemCode.CAREER_CERTIFICATE,
        ItemCode.CONTRACT,
    ]


def test_korean_certificates_need_no_apostille() -> None:
    found = asked(degree_countries=["KR"], employment_countries=["KR"])
    assert ItemCode.DEGREE_APOSTILLE not in found
    assert ItemCode.CAREER_APOSTILLE not in found


@pytest.mark.parametrize(
    ("nationality", "residence", "item"),
    [
        ("IN", "IN", Item(ItemCode.TB_CERTIFICATE, True, Why.TB_COUNTRY)),
        ("IN", "VN", Item(ItemCode.TB_CERTIFICATE, True, Why.TB_COUNTRY)),
        ("IN", "US", None),
        ("US", "IN", None),
        ("IN", "", Item(ItemCode.TB_CERTIFICATE, False, Why.TB_RESIDENCE_UNKNOWN)),
        ("", "", None),
    ],
)
def test_tuberculosis_is_asked_of_nationals_who_live_in_a_listed_country(
    nationality: str, residence: str, item: Item | None
) -> None:
    found = asked(nationality=nationality, residence_country=residence)
    assert found.get(ItemCode.TB_CERTIFICATE) == item


def test_what_the_state_can_look_up_is_never_required() -> None:
    for code in (
        ItemCode.BUSINESS_REGISTRATION,
        ItemCode.INSURANCE_LIST,
        ItemCode.TAX_CERTIFICATE,
    ):
        assert asked()[code] == Item(code, False, Why.STATE_CAN_CHECK)


def test_under_the_waiver_degree_or_career_is_enough() -> None:
    found = asked(pathway="B")
    assert found[ItemCode.DEGREE_CERTIFICATE].why is Why.ONE_OF_TWO
    assert not found[ItemCode.CAREER_CERTIFICATE].required


def test_without_an_offer_the_contract_can_wait() -> None:
    assert asked(has_offer=False)[ItemCode.CONTRACT].why is Why.NO_OFFER_YET


def test_family_members_bring_passports_and_the_proof_of_each_relation() -> None:
    found = asked(relations=["child", "spouse", "child"])
    assert [code for code, item in found.items() if item.why is Why.FAMILY] == [
        ItemCode.FAMILY_PASSPORTS,
        ItemCode.MARRIAGE_CERTIFICATE,
        ItemCode.BIRTH_CERTIFICATE,
    ]


def test_a_job_seeker_is_asked_for_no_contract() -> None:
    assert ItemCode.CONTRACT not in asked(track=Track.D_10_T)


@given(
    st.sampled_from(Track),
    CODES,
    CODES,
    st.none() | st.booleans(),
    st.lists(CODES, max_size=3),
    st.lists(CODES, max_size=3),
    st.lists(st.sampled_from(["spouse", "child", "parent"]), max_size=3),
    st.sampled_from(["", "A", "B"]),
)
def test_each_document_is_listed_once_and_required_ones_come_first(
    track: Track,
    nationality: str,
    residence_country: str,
    has_offer: bool | None,
    degree_countries: list[str],
    employment_countries: list[str],
    relations: list[str],
    pathway: str,
) -> None:
    items = checklist(
        track=track,
        nationality=nationality,
        residence_country=residence_country,
        has_offer=has_offer,
        degree_countries=degree_countries,
        employment_countries=employment_countries,
        relations=relations,
        tuberculosis_countries=LISTED,
        pathway=pathway,
    )
    assert len({item.code for item in items}) == len(items)
    assert [item.required for item in items] == sorted(
        (item.required for item in items), reverse=True
    )
