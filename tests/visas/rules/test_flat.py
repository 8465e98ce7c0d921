"""The flat row of a case says what its facts say."""

from dataclasses import replace
from datetime import date

from tests.visas.rules.samples import (
    GOVERNMENT,
    REVIEW,
    UNKNOWN,
    company,
    degree,
    facts,
    job,
    offered,
    postdoc,
    university,
)
from visas.rules import flat
from visas.rules.facts import BodyKind, Level
from visas.rules.flat import (
    FOR_EVER,
    MET,
    NO_CAREER,
    NOT_MET,
    UNDETERMINED,
    Body,
    FlatCareer,
    flatten,
    years_number,
)

GIANT, OTHER = Body(BodyKind.COMPANY, "giant"), Body(BodyKind.COMPANY, "other")
YEAR, YEARS_2, YEARS_3 = years_number(1), years_number(2), years_number(3)


def test_degrees_stand_in_their_order_with_what_they_were_matched_to():
    degrees = (
        degree(level=Level.MASTER, awarded_on=None),
        degree(identity=REVIEW),
        degree(identity=UNKNOWN, country=""),
        degree(institution="", level=None),
    )
    flattened = flatten(facts(degrees=degrees)).degrees
    assert flattened is not None
    assert [one.level for one in flattened] == [2, 3, 3, 0]
    assert [one.body for one in flattened] == [
        Body(BodyKind.UNIVERSITY, "high"),
        flat.IN_REVIEW,
        flat.NOT_RECOGNISED,
        None,
    ]
    assert [one.awarded_on for one in flattened] == [None, *[date(2014, 6, 1)] * 3]
    assert [one.country for one in flattened][1:3] == [flat.country_number("US"), None]


def test_an_open_question_is_not_an_empty_answer():
    assert flatten(facts(degrees=None)).degrees is None
    assert flatten(facts(degrees=())).degrees == ()
    assert not flatten(facts(employment=None)).has_employment
    assert flatten(facts(employment=())).has_employment


def test_every_choice_of_top_employers_has_its_sum():
    jobs = (
        job("2010-01-01", "2010-12-31"),
        job("2011-01-01", "2012-12-31", company("other")),
        job("2013-01-01", "2013-12-31", UNKNOWN),
    )
    work = flatten(facts(employment=jobs)).work
    sums = (0, YEAR, YEARS_2, YEARS_3)
    assert work == FlatCareer(years_number(4), years_number(4), (GIANT, OTHER), sums, sums)


def test_an_employer_in_review_may_always_count():
    jobs = (job("2010-01-01", "2010-12-31"), job("2011-01-01", "2011-12-31", REVIEW))
    work = flatten(facts(employment=jobs)).work
    assert work == FlatCareer(YEARS_2, YEARS_2, (GIANT,), (0, YEAR), (YEAR, YEARS_2))


def test_where_no_choice_makes_a_difference_no_sums_are_kept():
    work = flatten(facts(employment=(job("2010-01-01", "2010-12-31", UNKNOWN),))).work
    assert work == FlatCareer(YEAR, YEAR)


def test_a_missing_first_day_may_be_any_day():
    jobs = (replace(job("2010-01-01", None), started_on=None),)
    work = flatten(facts(employment=jobs)).work
    assert work == FlatCareer(0, FOR_EVER, (GIANT,), (), (0, FOR_EVER))


def test_postdoctoral_time_begins_with_the_doctorate():
    posts = (postdoc("2012-06-01", "2016-05-31"),)
    career = flatten(facts(employment=posts)).postdoc
    high = Body(BodyKind.UNIVERSITY, "high")
    assert career == FlatCareer(YEARS_2, YEARS_2, (high,), (0, YEARS_2), (0, YEARS_2))
    undated = flatten(facts(degrees=(degree(awarded_on=None),), employment=posts)).postdoc
    assert (undated.sure, undated.possible) == (0, years_number(4))
    assert flatten(facts(degrees=(), employment=posts)).postdoc.possible == 0
    assert flatten(facts(employment=())).postdoc == NO_CAREER


def test_institutes_of_governments_are_one_body():
    other = replace(GOVERNMENT, ref="another")
    posts = (
        postdoc("2015-01-01", "2015-12-31", GOVERNMENT),
        postdoc("2016-01-01", "2016-12-31", other),
    )
    career = flatten(facts(employment=posts)).postdoc
    assert career.bodies == (flat.GOVERNMENT,)
    assert career.top_sure == (0, YEARS_2)


def test_more_employers_than_are_told_apart_make_a_wide_row():
    jobs = tuple(
        job(f"{2010 + turn}-01-01", f"{2010 + turn}-12-31", company(f"company {turn}"))
        for turn in range(flat.MOST_BODIES + 1)
    )
    assert not flatten(facts(employment=jobs[1:])).is_wide
    wide = flatten(facts(employment=jobs))
    assert wide.is_wide
    assert wide.work.bodies == ()


def test_what_no_edition_changes_is_an_outcome_already():
    assert flatten(facts()).contract == flatten(facts()).employer == MET
    assert flatten(facts(offer=offered(signed=False))).contract == NOT_MET
    assert flatten(facts(offer=offered(country="US"))).employer == NOT_MET
    without = flatten(facts(offer=None))
    assert without.contract == without.employer == UNDETERMINED
    assert without.field is None
    assert without.annual_pay_won is None


def test_cases_are_grouped_by_the_university_of_their_first_higher_degree():
    bachelor = degree("low", level=Level.BACHELOR)
    both = (bachelor, degree("high", level=Level.MASTER), degree("middle"))
    assert flatten(facts(degrees=both)).university == Body(BodyKind.UNIVERSITY, "high")
    assert flatten(facts(degrees=(bachelor,))).university == Body(BodyKind.UNIVERSITY, "low")
    assert flatten(facts(degrees=(degree(identity=REVIEW),))).university is None


def test_countries_and_months_can_be_read_back():
    number = flat.country_number("KR")
    assert number is not None
    assert flat.country_code(number) == "KR"
    assert flat.month_of(flat.month_number(date(2026, 12, 31))) == date(2026, 12, 1)


def test_a_university_may_be_an_employer():
    posts = (postdoc("2015-01-01", "2015-12-31", university("low")),)
    assert flatten(facts(employment=posts)).postdoc.bodies == (Body(BodyKind.UNIVERSITY, "low"),)
