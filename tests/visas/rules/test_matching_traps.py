"""Names that lie close to a listed one and are another's, with the data that ships."""

from functools import cache
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.matching import catalogue, rows
from visas.rules.facts import MatchStatus
from visas.rules.matching import Match, match
from visas.rules.name_keys import university_key
from visas.selectors.name_lists import other_institutions, written_names

MATCH = MatchStatus.MATCH
ROWS = rows()
BY_REF = {row.ror_id: row for row in ROWS}
HELD = catalogue()
OTHERS = other_institutions()
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def found(query: str, country: str | None = None) -> Match:
    return match(query, country, HELD)


@pytest.mark.parametrize(
    ("query", "country", "name"),
    [
        ("Univ. of Yonsei", None, "Yonsei University"),
        ("University, Utrecht", "NL", "Utrecht University"),
        ("California, University of, Los Angeles", "US", "University of California, Los Angeles"),
        ("Michigan, University of (Ann Arbor)", None, "University of Michigan"),
        ("Massachusets Institute of Tecnology", None, "Massachusetts Institute of Technology"),
        ("Zhejiang Unievrsity", None, "Zhejiang University"),
        ("University of Indoesai", None, "University of Indonesia"),
        ("MonashxUniversity", "AU", "Monash University"),
        ("Universitaet Koeln", None, "University of Cologne"),
        ("TechnischeUniversität Darmstadt", None, "Technische Universität Darmstadt"),
        ("Queen's University", "GB", "Queen's University Belfast"),
        ("Trinity College", "IE", "Trinity College Dublin"),
        ("York University", "GB", "University of York"),
        ("York University", "CA", "York University"),
        ("IIT, New Delhi", None, "Indian Institute of Technology Delhi"),
        (
            "Indian Institute of Technology, New Delhi, INDIA",
            None,
            "Indian Institute of Technology",
        ),
        ("Weizmann Institute", None, "Weizmann Institute of Science"),
        ("RWTH Aachen University, III. Physikalisches Institut A, Aachen", None, "RWTH Aachen"),
        ("School of Applied Sciences RMIT University", None, "RMIT University"),
        ("Dept. of Statistics University of Oxford Oxford UK", None, "University of Oxford"),
        ("State University of New York, Stony Brook NY 11794, USA", None, "Stony Brook"),
        ("Emory UniversitySchool of Medicine", None, "Emory University"),
        ("뮌헨 공과대학교", None, "Technical University of Munich"),
        ("난양 기술대학교 (NTU)", None, "Nanyang Technological University"),
        ("런던 대학교 UCL", None, "University College London"),
        ("서울대학교 공과대학", None, "Seoul National University"),
        ("옥스퍼드 브룩스 대학교", None, "Oxford Brookes University"),
        ("미국 하버드대학교", None, "Harvard University"),
        ("요크 대학교 캐나다", None, "York University"),
        ("텍사스 대학교 오스틴 캠퍼스", None, "The University of Texas at Austin"),
        ("칼리파 과학기술대학교", None, "Khalifa University"),
        ("東京大學", None, "The University of Tokyo"),
        ("北京師範大學", None, "Beijing Normal University"),
        ("中国石油大学（北京）", None, "China University of Petroleum, Beijing"),
        ("London School of Hygiene &amp; Tropical Medicine", None, "London School of Hygiene"),
        ("U. of Toronto", "CA", "University of Toronto"),
        ("Kyoto U.", "JP", "Kyoto University"),
        ("School of Medicine, Universidad de Washington", "US", "University of Washington"),
        ("University of Miami Miller School of Medicine, Miami", None, "University of Miami"),
        (
            "Perelman School of Medicine at the University of Pennsylvania",
            None,
            "University of Penn",
        ),
        ("Tel Aviv University, Tel: 0086 10", None, "Tel Aviv University"),
        (
            "Tsinghua University, Beijing, Peop. Rep. China, Fax: 0086 10",
            None,
            "Tsinghua University",
        ),
        ("National Cheng Kung University, Tainan, Republic of China", None, "National Cheng Kung"),
        ("Newcastle University", "UK", "Newcastle University"),
        ("University of Notre Dame, IN", None, "University of Notre Dame"),
        (
            "The University of Texas M.D. Anderson Cancer Center, TX",
            None,
            "The University of Texas MD",
        ),
        (
            "Department of Physics, University of Chile, Santiago, Chile",
            None,
            "University of Chile",
        ),
        ("Churchill College, University of Cambridge", None, "University of Cambridge"),
        ("Texas A & M University", None, "Texas A&M University"),
        ("Universitas Indonesia", None, "University of Indonesia"),
    ],
)
def test_people_are_understood(query: str, country: str | None, name: str) -> None:
    result = found(query, country)
    assert (result.status, result.name.startswith(name)) == (MATCH, True)


@pytest.mark.parametrize(
    ("query", "country"),
    [
        ("Washington University", "US"),
        ("Washington Univ.", None),
        ("Miami University", "US"),
        ("Toyo University", "JP"),
        ("University of Jinan", "CN"),
        ("University of Lincoln", "GB"),
        ("Lincoln University", None),
        ("Soochow University", None),
        ("China Medical University", None),
        ("Northeastern University", None),
        ("Newcastle University", None),
        ("Universität Freiburg", None),
        ("Xi'an Jiaotong-Liverpool University", None),
        ("University of Nottingham Ningbo China", None),
        ("University of Nottingham, Semenyih", None),
        ("New York University Abu Dhabi", None),
        ("New York University, Abu Dhabi", None),
        ("Texas A&M University at Qatar", None),
        ("University of Michigan-Dearborn", None),
        ("Rutgers, The State University of New Jersey-Camden", "US"),
        ("University of Massachusetts, Boston", "US"),
        ("University of Illinois, Springfield, IL, USA", "US"),
        ("University of Maryland School of Medicine, Baltimore", "US"),
        ("Columbia College, Missouri", "US"),
        ("Heidelberg University, Ohio", "US"),
        ("Heidelberg University, Ohio", None),
        ("Indian Institute of Technology", "IN"),
        ("Indian Institute of Technology Hyderabad", "IN"),
        ("Universidad de San Andrés", None),
        ("Université Paris 8", "FR"),
        ("Texas Tech University", "US"),
        ("Oxford University College of Management", None),
        ("Harvard International University", None),
        ("Seoul National University of Education", "KR"),
        ("Seoul National University Hospital", "KR"),
        ("Korea University Sejong Campus", "KR"),
        ("한양대학교 ERICA", "KR"),
        ("매사추세츠 대학교-보스턴", None),
        ("마이애미 대학교-옥스퍼드", None),
        ("미시간 공과대학교", None),
        ("한국대학교", None),
        ("MIT", None),
        ("MIT", "IN"),
        ("Oxford", None),
        ("University of Victoria", "GB"),
        ("Manchester University, IN", None),
        ("Heidelberg University, OH", None),
        ("Ottawa University, KS", None),
        ("St Andrews University, NC", None),
        ("Concordia University, NE", None),
        ("Franklin College, IN", "US"),
        ("King's College, PA", "US"),
        ("Institut Teknologi Zorblax", "ID"),
        ("Moreland Universit", "US"),
        ("Universität Lüneberg", None),
        ("UNSIQ", None),
        ("URL: https://www.embl.org/sites/barcelona/", "ES"),
        ("Universidad la Concordia", None),
        ("University of Minnesota Carlson School of Medicine Duluth", "US"),
        ("SciencesCom", None),
        ("k12 al us", None),
        ("Universidad de Morelos (UDEM)", None),
        ("Institut Zorblax, UDEM", "MX"),
        ("Ohio State School of Cosmetology", "US"),
        ("University of Toronto Schools", "CA"),
        ("Lyceum of Kazan, Kazan Federal University", "RU"),
        ("Indiana University (System)", "US"),
        ("Johns Hopkins University, SAIS Bologna Center", None),
        ("Ningbo Institute of Technology, Zhejiang University", "CN"),
        ("Jinling College, Nanjing University", "CN"),
        ("Branch of Peking University", "CN"),
        ("University of Birmingham Museum", "GB"),
        ("Nankai University College of Nursing Lagos", "CN"),
        ("University of Bologna-École nationale des ponts et chaussées", None),
        ("Shanghai University of Science and Technology", "CN"),
        ("Suzhou University", "CN"),
        ("Nanjing Thec University", None),
        ("HUST", None),
        ("UPMC", "US"),
        ("Wittenberg University", None),
        ("서남대학교", None),
        ("고려대학교 세종캠퍼스", None),
        ("한국 조지메이슨대학교", None),
    ],
)
def test_a_trap_never_counts(query: str, country: str | None) -> None:
    assert found(query, country).status is not MATCH


def test_no_institution_that_is_not_listed_ever_counts() -> None:
    counted = {
        (other, place)
        for other in OTHERS
        for place in (other.country, None)
        if found(other.name, place).status is MATCH
    }
    assert counted == set()


def test_further_names_belong_to_listed_institutions_and_no_name_to_two_in_one_country() -> None:
    mains = {(row.country, row.name) for row in ROWS}
    assert {(one.country, one.institution) for one in written_names()} <= mains
    listed = {(row.country, university_key(row.name)) for row in ROWS}
    assert not {(one.country, university_key(one.name)) for one in OTHERS} & listed


@given(st.sampled_from(ROWS), st.data())
def test_a_slip_in_a_listed_name_never_makes_it_anothers(row, data) -> None:
    place = data.draw(st.integers(1, len(row.name) - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    left, right = row.name[:place], row.name[place:]
    slip = data.draw(
        st.sampled_from(
            [
                left + letter + right,
                left + right[1:],
                left + letter + right[1:],
                left + right[1] + right[0] + right[2:],
            ]
        )
    )
    country = data.draw(st.sampled_from([row.country, None]))
    assert found(slip, country).ref in (None, row.ror_id)


STRANGE = ["Brookes", "Metropolitan", "Community College", "Theological Seminary", "High School"]


@given(st.sampled_from(ROWS), st.sampled_from(STRANGE))
def test_a_strange_word_behind_a_name_never_counts(row, strange) -> None:
    if "," not in row.name and "(" not in row.name:
        assert found(f"{row.name} {strange}", row.country).status is not MATCH


@given(st.sampled_from(ROWS), st.sampled_from(["XX", "ZZ"]))
def test_a_contradicting_country_never_counts(row, country) -> None:
    assert found(row.name, country).status is not MATCH


@given(st.sampled_from(ROWS), st.sampled_from(["Kabul", "Kampala", "Springfield", "Songdo Campus"]))
def test_a_strange_place_behind_a_name_never_counts(row, place) -> None:
    assert found(f"{row.name}, {place}", row.country).status is not MATCH


@pytest.mark.parametrize("state", ["IN", "DE", "OH", "Ohio", "KS", "NC"])
@given(st.sampled_from([row for row in ROWS if row.country not in ("US", "DE", "IN")]))
def test_a_foreign_state_behind_a_name_never_counts(state, row) -> None:
    assert found(f"{row.name}, {state}").status is not MATCH


@given(st.sampled_from(ROWS), st.sampled_from(ROWS), st.sampled_from([" and ", " / ", ", ", "-"]))
def test_two_universities_never_count_as_one(row, other, between) -> None:
    if row != other:
        assert found(f"{row.name}{between}{other.name}").status is not MATCH


@pytest.mark.parametrize(
    ("query", "country", "name"),
    [
        ("City University of Hong qong", "HK", "City University of Hong Kong"),
        ("Southern Medical University Library", None, "Southern Medical University"),
        ("Suzhou University", "CN", "Soochow University"),
        ("Jinling College, Nanjing University", None, "Nanjing University"),
    ],
)
def test_the_likely_one_is_among_those_to_look_at(query, country, name) -> None:
    result = found(query, country)
    assert result.status is MatchStatus.REVIEW
    assert name in [one.name for one in result.candidates]


def test_a_long_or_strange_text_is_answered_at_once() -> None:
    for text in (
        "University " * 10_000,
        "a" * 100_000,
        "(" * 50_000,
        "대학 " * 30_000,
        "é," * 50_000,
        "Univrsity of Oxfrod " * 40,
    ):
        started = process_time()
        assert found(text).status is not MATCH
        assert process_time() - started < 1


@given(st.text(max_size=200), st.sampled_from([None, "US", "KR", "XX"]))
def test_any_text_gets_an_answer_that_holds_together(query, country) -> None:
    result = match(query, country, HELD)
    assert (result.status is MATCH) == (result.ref is not None)
    assert (result.status is MatchStatus.REVIEW) == bool(result.candidates)
    assert len(result.candidates) <= 5
