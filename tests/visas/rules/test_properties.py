"""What must hold for any facts: more never harms, and how facts are written does not matter."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.visas.rules.samples import BY_CODE, FIGURES, KAIST, company, degree, facts, university
from tests.visas.rules.test_replay import (
    MARKED,
    degrees,
    employments,
    facts_with,
    some_editions,
    some_facts,
)
from visas.rules import prepared
from visas.rules.criteria import held
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import assess
from visas.rules.facts import Degree, Employment, Facts, JobKind, Scores
from visas.rules.findings import Because, Criterion, Finding
from visas.rules.outcomes import Outcome

ORDER = [Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.MET]


def strength(facts_: Facts, edition: EditionParameters, code: Criterion) -> list[int]:
    """Return the outcomes of a criterion in every pathway that asks for it, as numbers."""
    told = assess(facts_, edition, FIGURES).findings
    return [ORDER.index(one.outcome) for one in told if one.code is code]


@given(facts_with(pay=True), some_editions, st.integers(1, 10**8))
def test_more_pay_never_loses_pay_or_points(
    case: Facts, edition: EditionParameters, more: int
) -> None:
    offer = held(case.offer)
    raised = replace(case, offer=replace(offer, annual_pay_won=held(offer.annual_pay_won) + more))
    for code in (Criterion.PAY, Criterion.POINTS):
        before, after = strength(case, edition, code), strength(raised, edition, code)
        assert all(now >= then for then, now in zip(before, after, strict=True))


@given(facts_with(degrees_from=1), some_editions, degrees)
def test_one_more_degree_never_harms_education(
    case: Facts, edition: EditionParameters, more: Degree
) -> None:
    richer = replace(case, degrees=(*(case.degrees or ()), more))
    before = strength(case, edition, Criterion.EDUCATION)
    after = strength(richer, edition, Criterion.EDUCATION)
    assert all(now >= then for then, now in zip(before, after, strict=True))


@given(facts_with(jobs_from=1), some_editions, employments())
def test_one_more_job_never_harms_experience(
    case: Facts, edition: EditionParameters, more: Employment
) -> None:
    richer = replace(case, employment=(*(case.employment or ()), more))
    before = strength(case, edition, Criterion.EXPERIENCE)
    after = strength(richer, edition, Criterion.EXPERIENCE)
    assert all(now >= then for then, now in zip(before, after, strict=True))


@given(some_facts, some_editions, st.randoms(use_true_random=False))
def test_the_order_of_degrees_and_jobs_changes_no_outcome(
    case: Facts, edition: EditionParameters, dice: object
) -> None:
    shuffled = replace(
        case,
        degrees=case.degrees and tuple(reversed(case.degrees)),
        employment=case.employment and tuple(sorted(case.employment, key=lambda _: dice.random())),  # type: ignore[attr-defined]
    )
    before, after = (assess(one, edition, FIGURES) for one in (case, shuffled))
    assert (after.outcome, after.pathway) == (before.outcome, before.pathway)
    assert [one.outcome for one in after.findings] == [one.outcome for one in before.findings]


@given(
    some_facts,
    some_editions,
    employments(),
    st.dates(date(2005, 1, 1), date(2024, 12, 31)),
    st.tuples(st.integers(0, 3000), st.integers(1, 3000)),
)
def test_a_job_in_two_adjoining_pieces_is_the_same_job(
    case: Facts,
    edition: EditionParameters,
    some_job: Employment,
    started_on: date,
    lengths: tuple[int, int],
) -> None:
    cut = started_on + timedelta(days=lengths[0])
    job = replace(some_job, started_on=started_on, ended_on=cut + timedelta(days=lengths[1]))
    pieces = (replace(job, ended_on=cut), replace(job, started_on=cut + timedelta(days=1)))
    others = case.employment or ()
    before, after = (
        assess(replace(case, employment=(*others, *told)), edition, FIGURES)
        for told in ((job,), pieces)
    )
    assert after == before


@given(facts_with(jobs_from=1), some_editions, st.integers(0, 10**4))
def test_a_job_told_twice_counts_once(case: Facts, edition: EditionParameters, which: int) -> None:
    jobs = case.employment or ()
    doubled = replace(case, employment=(*jobs, jobs[which % len(jobs)]))
    before, after = (assess(one, edition, FIGURES) for one in (case, doubled))
    assert [one.outcome for one in after.findings] == [one.outcome for one in before.findings]


@given(some_facts, some_editions)
def test_what_is_not_answered_is_never_not_met(case: Facts, edition: EditionParameters) -> None:
    silent = Facts(case.track, case.filed_on)
    told = assess(silent, edition, FIGURES)
    assert {one.outcome for one in told.findings} == {Outcome.UNDETERMINED}
    assert told.outcome is Outcome.UNDETERMINED


@given(some_facts, some_editions)
def test_asking_again_gives_the_same_whatever_was_kept(
    case: Facts, edition: EditionParameters
) -> None:
    other = EditionParameters.from_json(edition.to_json())
    assert assess(case, edition, FIGURES) == assess(case, other, replace(FIGURES))


@given(st.integers(0, 40), st.integers(0, 40), st.booleans(), st.integers(0, 120))
def test_points_are_met_exactly_from_the_pass_mark_on(
    expertise: int, value: int, is_sme: bool, mark: int
) -> None:
    """A doctorate (25), ten years at a listed company (20) and pay of 3 x GNI (20): 65 points."""
    case = replace(facts(), scores=Scores(expertise, value, is_sme))
    points = 65 + min(expertise, 20) + min(value, 15) + 10 * is_sme
    edition = replace(MARKED, points=replace(held(MARKED.points), pass_mark=mark))
    [told] = [
        one for one in assess(case, edition, FIGURES).findings if one.code is Criterion.POINTS
    ]
    assert told.outcome is (Outcome.MET if points >= mark else Outcome.NOT_MET)
    assert (told.fact, told.threshold) == (points, mark)


def points_of(case: Facts, mark: int) -> Finding:
    edition = replace(MARKED, points=replace(held(MARKED.points), pass_mark=mark))
    told = assess(case, edition, FIGURES).findings
    return next(one for one in told if one.code is Criterion.POINTS)


def test_missing_scores_are_open_unless_they_cannot_change_anything() -> None:
    assert points_of(facts(), 65).because is Because.POINTS_REACH
    assert points_of(facts(), 66).because is Because.SCORES_MISSING
    assert points_of(facts(), 110).because is Because.SCORES_MISSING
    assert points_of(facts(), 111).because is Because.POINTS_BELOW
    scored = replace(facts(offer=None), scores=Scores(20, 15, is_sme=False))
    assert points_of(scored, 90).because is Because.POINTS_IN_DOUBT
    assert points_of(scored, 80).because is Because.POINTS_REACH
    assert points_of(scored, 101).because is Because.POINTS_BELOW


def test_points_for_employers_need_whole_years_at_top_ones() -> None:
    for days, worth in ((364, 0), (365, 10)):
        started = date(2026, 11, 22) - timedelta(days=days - 1)
        job = Employment("Giant", "US", JobKind.WORK, started, None, company())
        told = points_of(facts(employment=(job,)), 100)
        assert told.numbers["employer_points"] == worth


def test_no_more_editions_are_kept_ready_than_allowed() -> None:
    case, edition = facts(), BY_CODE["F-2-T/2026-10-01"]
    first = assess(case, edition, FIGURES)
    for _ in range(3 * prepared.MOST_PAIRS):
        assert assess(case, replace(edition), FIGURES) == first
    assert len(prepared._PREPARED) == prepared.MOST_PAIRS


def test_the_cache_does_not_mix_editions_up() -> None:
    for code in ("F-2-T/2026-06-25", "F-2-T/2026-10-01") * 2:
        told = assess(facts(degrees=(degree("middle"),)), BY_CODE[code], FIGURES)
        assert told.findings[0].outcome is (
            Outcome.MET if code.endswith("10-01") else Outcome.NOT_MET
        )


def test_a_designated_university_is_one_wherever_the_degree_says_it_is() -> None:
    edition = BY_CODE["F-2-7S/2026-01-01"]
    graduate = degree(KAIST, awarded_on=date(2026, 6, 1), country="US", identity=university(KAIST))
    told = assess(facts(degrees=(graduate,)), edition, FIGURES)
    assert told.findings[0].because is Because.DEGREE_DESIGNATED
