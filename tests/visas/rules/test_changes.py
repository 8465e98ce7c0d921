"""Two assessments are compared criterion by criterion, with the fact or figure behind a change."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.visas.rules.samples import EDITIONS, RANKINGS
from visas.rules.changes import LOOKS_AT, Comparison, Kept, Source, compare
from visas.rules.eligibility import assess
from visas.rules.facts import (
    BodyKind,
    Degree,
    Facts,
    Identity,
    Level,
    MatchStatus,
    Offer,
)
from visas.rules.figures import Figures, GniFigure
from visas.rules.findings import ASKED, PARTS
from visas.rules.states import Track

EDITION = next(one for one in EDITIONS if one.code == "F-2-T/2026-10-01")
GNI = GniFigure(2025, 52_416_000, date(2026, 4, 1))
FIGURES = Figures(gni=(GNI,), rankings=RANKINGS)
MATCH = Identity(MatchStatus.MATCH, BodyKind.UNIVERSITY, "high")
REVIEW = Identity(MatchStatus.REVIEW)


def facts(identity: Identity = MATCH, *, signed: bool = True, pay: int = 180_000_000) -> Facts:
    degree = Degree(Level.DOCTORATE, "NTU", "SG", date(2014, 6, 6), identity)
    offer = Offer("Hangang", "KR", "semiconductors", pay, signed)
    return Facts(Track.F_2_T, date(2026, 11, 1), (degree,), (), offer)


def kept(stated: Facts, figures: Figures = FIGURES, edition: Any = EDITION) -> Kept:
    result = assess(stated, edition, figures)
    return Kept(result, stated.to_json(), figures.to_json(stated.bodies()))


def told(found: Comparison) -> set[tuple[str, str]]:
    return {
        (str(change.code), str(one.source)) for change in found.changes for one in change.causes
    }


def test_the_same_facts_and_figures_change_nothing() -> None:
    found = compare(kept(facts()), kept(facts()))
    assert found == Comparison((found.outcome[0],) * 2, (found.pathway[0],) * 2, (), ())


def test_a_university_that_was_confirmed_is_the_cause_of_what_it_changes() -> None:
    found = compare(kept(facts(REVIEW)), kept(facts()))
    changed = {str(change.code) for change in found.changes}
    assert changed == {"education", "waiver"}
    assert all(change.causes == found.causes for change in found.changes)
    (only,) = found.causes
    assert (only.source, only.name, only.place, only.label) == (
        Source.DEGREES,
        "identity",
        1,
        "NTU",
    )
    assert (only.before, only.after) == (REVIEW.to_json(), MATCH.to_json())


def test_what_another_criterion_looks_at_is_no_cause() -> None:
    found = compare(kept(facts(signed=False)), kept(facts(REVIEW)))
    assert {pair for pair in told(found) if pair[0] == "contract"} == {("contract", "offer")}
    assert {pair for pair in told(found) if pair[0] == "education"} == {("education", "degrees")}


def test_a_figure_that_was_corrected_is_told_with_both_values() -> None:
    dearer = replace(FIGURES, gni=(replace(GNI, amount_won=70_000_000),))
    found = compare(kept(facts()), kept(facts(), dearer))
    change = next(change for change in found.changes if str(change.code) == "pay")
    (only,) = change.causes
    assert only.source is Source.GNI
    assert (only.before["amount_won"], only.after["amount_won"]) == (52_416_000, 70_000_000)


def test_another_edition_is_a_cause_of_everything() -> None:
    older = next(one for one in EDITIONS if one.code == "F-2-T/2025-04-02")
    found = compare(kept(facts(), edition=older), kept(facts()))
    assert all(Source.EDITION in {one.source for one in change.causes} for change in found.changes)


def test_ranks_of_a_body_that_was_identified_since_are_no_change_of_a_list() -> None:
    found = compare(kept(facts(REVIEW)), kept(facts()))
    assert {one.source for one in found.causes} == {Source.DEGREES}


def test_a_degree_that_came_is_told_whole() -> None:
    two = replace(facts(), degrees=(*(facts().degrees or ()), Degree(Level.MASTER, "ETH")))
    (only,) = compare(kept(facts()), kept(two)).causes
    assert (only.place, only.before, only.label) == (2, None, "ETH")


def test_facts_that_an_edition_came_to_know_later_are_compared_too() -> None:
    later = kept(facts())
    more = replace(later, facts={**later.facts, "novelty": {"mark": 3}})
    (only,) = compare(later, more).causes
    assert (only.source, only.after) == (Source.OTHER, {"mark": 3})


def test_every_criterion_that_is_listed_exists() -> None:
    assert set(LOOKS_AT) <= {str(code) for code in ASKED | PARTS}


@given(
    identities=st.tuples(*[st.sampled_from([MATCH, REVIEW, Identity(MatchStatus.NONE)])] * 2),
    signed=st.tuples(st.booleans(), st.booleans()),
    pays=st.tuples(*[st.sampled_from([100_000_000, 180_000_000])] * 2),
)
def test_no_criterion_changes_without_a_cause(
    identities: tuple[Identity, Identity], signed: tuple[bool, bool], pays: tuple[int, int]
) -> None:
    two = [
        kept(facts(identity, signed=has_signed, pay=pay))
        for identity, has_signed, pay in zip(identities, signed, pays, strict=True)
    ]
    found = compare(*two)
    assert all(change.causes for change in found.changes)
    assert (found.changes == ()) == (two[0].result == two[1].result)
