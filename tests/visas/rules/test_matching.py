"""Which names count without a person, and which never do."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.rules.facts import MatchStatus
from visas.rules.matching import Alias, Catalogue, Match, company_key, match

MATCH, REVIEW, NONE = MatchStatus.MATCH, MatchStatus.REVIEW, MatchStatus.NONE


class Row(NamedTuple):
    ror_id: str
    name: str
    country: str
    names: tuple[str, ...] = ()
    city: str = ""


class Shared(NamedTuple):
    name: str
    ror_id: str


ROWS = [
    Row(
        "oxf",
        "University of Oxford",
        "GB",
        ("Oxford University", "Oxford", "옥스퍼드 대학교"),
        "Oxford",
    ),
    Row("brk", "Oxford Brookes University", "GB", (), "Oxford"),
    Row("mit", "Massachusetts Institute of Technology", "US", ("MIT",), "Cambridge"),
    Row("snu", "Seoul National University", "KR", ("서울대학교", "SNU"), "Seoul"),
    Row("koe", "Universität zu Köln", "DE", ("University of Cologne",), "Cologne"),
    Row("tok", "The University of Tokyo", "JP", ("東京大学", "UTokyo"), "Tokyo"),
    Row("lmu", "University of Munich", "DE", ("LMU Munich",), "Munich"),
    Row("ntu", "Nanyang Technological University", "SG", ("NTU",), "Singapore"),
    Row("twn", "National Taiwan University", "TW", ("NTU",), "Taipei"),
    Row("neu", "Northeastern University", "US", (), "Boston"),
    Row("nec", "Northeastern University", "CN", (), "Shenyang"),
    Row(
        "ill",
        "University of Illinois Urbana-Champaign",
        "US",
        ("University of Illinois", "UIUC"),
        "Urbana",
    ),
    Row("not", "University of Nottingham", "GB", (), "Nottingham"),
    Row("col", "Columbia University", "US", ("Columbia College", "King's College"), "New York"),
    Row("tcd", "Trinity College Dublin", "IE", ("Trinity College",), "Dublin"),
    Row("yal", "Yale University", "US", (), "New Haven"),
    Row("emo", "Emory University", "US", (), "Atlanta"),
    Row(
        "sys",
        "University of Massachusetts System",
        "US",
        ("University of Massachusetts",),
        "Boston",
    ),
    Row("min", "University of Minnesota System", "US", ("System",), "Minneapolis"),
]
SHARED = [
    Shared("NTU", "ntu"),
    Shared("NTU", "twn"),
    Shared("Northeastern University", "neu"),
    Shared("Northeastern University", "nec"),
]
UNIVERSITIES = Catalogue.of_universities(ROWS, SHARED)
COMPANIES = Catalogue.of_companies(
    [
        ("Samsung Electronics Co., Ltd.", "KR"),
        ("Alphabet Inc. (Google)", "US"),
        ("Amazon.com, Inc.", "US"),
        ("China Life Insurance (Group) Company", "CN"),
        ("Banco Santander, S.A.", "ES"),
        ("International Business Machines Corporation", "US"),
        ("Merck & Co., Inc. (MSD)", "US"),
        ("Toyota Motor Corporation", "JP"),
        ("F. Hoffmann-La Roche AG", "CH"),
    ]
)


def found(query: str, country: str | None = None) -> Match:
    return match(query, country, UNIVERSITIES)


@pytest.mark.parametrize(
    ("query", "country", "ref"),
    [
        ("University of Oxford", None, "oxf"),
        ("  the UNIVERSITY of oxford ", "GB", "oxf"),
        ("Oxford Univ.", None, "oxf"),
        ("Oxford Brookes University", None, "brk"),
        ("옥스퍼드대학", None, "oxf"),
        ("옥스퍼드대", None, "oxf"),
        ("서울대학교 전기공학부", None, "snu"),
        ("東京大学", None, "tok"),
        ("Universitaet zu Koeln", None, "koe"),
        ("Universitat zu Koln", None, "koe"),
        ("M.I.T.", "US", "mit"),
        ("UIUC", None, "ill"),
        ("NTU", "SG", "ntu"),
        ("Northeastern University", "cn", "nec"),
        ("Northeastern University, Shenyang, China", None, "nec"),
        ("Department of Physics, University of Oxford, Oxford, UK", None, "oxf"),
        ("Dept. of Chemistry; Univ. of Cologne; 50939 Cologne; Germany", None, "koe"),
        ("Emory University School of Medicine, Atlanta, GA, USA", None, "emo"),
        ("University of Illinois, Urbana, IL, USA", None, "ill"),
        ("Massachusetts Institute of Technology (MIT)", None, "mit"),
        ("MIT, Cambridge, USA", None, "mit"),
        ("Institute of Optics, University of Nottingham", None, "not"),
        ("Trinity College, Dublin", None, "tcd"),
        ("Tokyo University", "JP", "tok"),
        ("University, Yale of", None, "yal"),
        ("Massachusets Institute of Tecnology", None, "mit"),
        ("Univrsity of Oxfrod", None, "oxf"),
        ("東京大學", None, "tok"),
        ("옥스포드 대학교", None, "oxf"),
        ("뮌헨 대학교", None, "lmu"),
        ("Emory UniversitySchool of Medicine", None, "emo"),
    ],
)
def test_a_name_counts(query: str, country: str | None, ref: str) -> None:
    result = found(query, country)
    assert (result.status, result.ref) == (MATCH, ref)
    assert result.confidence >= 0.92


@pytest.mark.parametrize(
    ("query", "country", "because"),
    [
        ("MIT", None, "short_acronym"),
        ("MIT", "IN", "country_contradicts"),
        ("MIT, Pune, India", None, "country_contradicts"),
        ("NTU", None, "several_bear_it"),
        ("Northeastern University", None, "several_bear_it"),
        ("Trinity College", "US", "country_contradicts"),
        ("University of Nottingham", "MY", "country_contradicts"),
        ("University of Nottingham, Ningbo, China", None, "country_contradicts"),
        ("University of Nottingham, Semenyih", None, "possible_branch"),
        ("University of Illinois, Springfield, IL, USA", None, "possible_branch"),
        ("University of Massachusetts, Boston", None, "possible_branch"),
        ("Columbia College", "US", "name_says_little"),
        ("King's College", "US", "name_says_little"),
        ("Oxford", None, "name_says_little"),
        ("Medical University of Munich", None, "similar_name"),
        ("University of Oxford Online", None, "similar_name"),
        ("東京大学大学院", None, "similar_name"),
        ("서울대학교 세종캠퍼스", None, "similar_name"),
        ("Emory University, Unheard University", None, "another_institution"),
        ("Emory University, University of Oxford", None, "another_institution"),
        ("Univrsity of Oxforrd Town", None, "similar_name"),
    ],
)
def test_a_doubtful_name_is_for_a_person(query: str, country: str | None, because: str) -> None:
    result = found(query, country)
    assert (result.status, result.because, result.ref) == (REVIEW, because, None)
    assert result.candidates


@pytest.mark.parametrize(
    ("query", "because"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("System", "no_similar_name"),
        ("Uppsala", "no_similar_name"),
    ],
)
def test_what_resembles_nothing_is_none(query: str, because: str) -> None:
    assert found(query) == Match(NONE, because, 0.0)


ALIASES = [
    Alias("Shenyang Northeastern", "CN", "nec"),
    Alias("Univ. of the Sun", "", "snu"),
    Alias("NTU", "", "ntu"),
    Alias("MIT", "IN", "mit"),
    Alias("Nowhere", "", "not-held"),
    Alias("Two bear this", "", "snu"),
    Alias("Two bear this", "", "tok"),
    Alias("Emory University", "US", "lmu"),
]


@pytest.mark.parametrize(
    ("query", "country", "status", "ref"),
    [
        ("SHENYANG, Northeastern", "CN", MATCH, "nec"),
        ("Shenyang Northeastern", None, MATCH, "nec"),
        ("Shenyang Northeastern", "US", REVIEW, None),
        ("University of the sun", None, MATCH, "snu"),
        ("University of the sun", "KR", MATCH, "snu"),
        ("University of the sun", "JP", NONE, None),
        ("NTU", None, MATCH, "ntu"),
        ("NTU", "SG", MATCH, "ntu"),
        ("NTU", "TW", MATCH, "twn"),
        ("MIT", "IN", MATCH, "mit"),
        ("MIT", None, REVIEW, None),
        ("Nowhere", None, NONE, None),
        ("Two bear this", None, REVIEW, None),
        ("Emory University", "US", REVIEW, None),
    ],
)
def test_what_an_officer_confirmed_holds_for_the_same_text_and_country(
    query: str, country: str | None, status: MatchStatus, ref: str | None
) -> None:
    result = match(query, country, Catalogue.of_universities(ROWS, SHARED, ALIASES))
    assert (result.status, result.ref) == (status, ref)
    known_anyway = query == "NTU" and country is not None
    assert (result.because == "confirmed_alias") == (status is MATCH and not known_anyway)


def test_candidates_hold_the_likely_one_first() -> None:
    assert found("Univrsity of Oxforrd Town").candidates[0].ref == "oxf"
    assert {one.ref for one in found("NTU").candidates} == {"ntu", "twn"}


def test_a_match_is_written_as_json() -> None:
    assert found("NTU", "SG").to_json() == {
        "status": "match",
        "ref": "ntu",
        "confidence": 0.98,
        "candidates": [],
        "because": "country_decides",
    }


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Samsung Electronics", "Samsung Electronics Co., Ltd."),
        ("SAMSUNG ELECTRONICS CO LTD", "Samsung Electronics Co., Ltd."),
        ("삼성전자", "Samsung Electronics Co., Ltd."),
        ("삼성전자 주식회사", "Samsung Electronics Co., Ltd."),
        ("삼성전자(주)", "Samsung Electronics Co., Ltd."),
        ("Samsung Electronics (Korea)", "Samsung Electronics Co., Ltd."),
        ("Alphabet (Google)", "Alphabet Inc. (Google)"),
        ("Google LLC", "Alphabet Inc. (Google)"),
        ("Amazon", "Amazon.com, Inc."),
        ("Banco Santander SA", "Banco Santander, S.A."),
        ("Roche", "F. Hoffmann-La Roche AG"),
        ("トヨタ自動車", "Toyota Motor Corporation"),
        ("MSD", "Merck & Co., Inc. (MSD)"),
    ],
)
def test_a_company_counts_without_its_legal_form_and_in_any_country(query: str, name: str) -> None:
    result = match(query, "DE", COMPANIES)
    assert (result.status, result.name) == (MATCH, name)


@pytest.mark.parametrize(
    ("query", "status", "because"),
    [
        ("Amazon Web Services", REVIEW, "name_within"),
        ("Samsung SDS", REVIEW, "possible_subsidiary"),
        ("Samsung Electronics (Vietnam)", REVIEW, "possible_subsidiary"),
        ("Google (Ireland) Ltd.", REVIEW, "possible_subsidiary"),
        ("Google DeepMind", REVIEW, "name_within"),
        ("IBM Research", REVIEW, "name_within"),
        ("Merck", REVIEW, "several_bear_it"),
        ("Merck KGaA", REVIEW, "several_bear_it"),
        ("구글코리아", REVIEW, "name_within"),
        ("삼성", REVIEW, "several_bear_it"),
        ("トヨタ自動車株式会社", REVIEW, "name_within"),
        ("삼성디스플레이", REVIEW, "name_within"),
        ("ibm research", NONE, "no_similar_name"),
        ("Acme IBM Club", NONE, "no_similar_name"),
        ("Samsung Electronic", REVIEW, "possible_subsidiary"),
        ("Acme Widgets", NONE, "no_similar_name"),
        ("Group", NONE, "no_similar_name"),
    ],
)
def test_a_subsidiary_is_for_a_person_and_a_stranger_is_none(
    query: str, status: MatchStatus, because: str
) -> None:
    result = match(query, None, COMPANIES)
    assert (result.status, result.because) == (status, because)


def test_the_key_of_a_company_is_the_same_in_every_edition() -> None:
    assert company_key("Alphabet Inc. (Google)", "US") == company_key("Alphabet, Inc.", "us")


@given(st.text(max_size=60), st.sampled_from([None, "US", "KR", "XX"]))
def test_any_text_gets_an_answer_that_holds_together(query: str, country: str | None) -> None:
    result = found(query, country)
    assert (result.status is MATCH) == (result.ref is not None)
    assert (result.status is REVIEW) == bool(result.candidates)
    assert 0 <= result.confidence <= 1


@given(st.sampled_from(ROWS), st.sampled_from(["XX", "ZZ"]))
def test_a_contradicting_country_never_matches(row: Row, country: str) -> None:
    assert found(row.name, country).status is REVIEW


@given(st.sampled_from(ROWS), st.sampled_from(["Kabul", "Busan Campus", "Springfield", "Dubai"]))
def test_a_strange_place_behind_a_name_never_matches(row: Row, place: str) -> None:
    assert found(f"{row.name}, {place}", row.country).status is REVIEW
