"""Where the rule behind each finding was read, in the reader's language."""

import pytest
from django.utils import translation

from tests.visas.rules.samples import BY_CODE, EDITIONS, facts
from visas.labels.edition_sources import WHOLE, lines, source_of_finding
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import assess
from visas.rules.figures import Figures


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("edition", EDITIONS, ids=[one.code for one in EDITIONS])
def test_every_criterion_of_a_shipped_edition_has_one(
    edition: EditionParameters, language: str
) -> None:
    case = facts(edition.effective_from.isoformat(), track=edition.track)
    with translation.override(language):
        found = [
            source_of_finding(edition, one) for one in assess(case, edition, Figures()).findings
        ]
    assert found
    assert {line.lang for line in found if line} == {language}
    assert None not in found


def test_pay_beside_a_waiver_has_the_source_of_the_higher_multiple() -> None:
    edition = BY_CODE["F-2-T/2025-04-02"]
    told = {
        (one.pathway, str(one.code)): source_of_finding(edition, one)
        for one in assess(facts("2025-04-02"), edition, Figures()).findings
    }
    texts = {key: line.text for key, line in told.items() if line}
    assert "three times GNI" in texts["A", "pay"]
    assert "four times GNI" in texts["B", "pay"]
    assert texts["B", "waiver"].startswith("Disputed:")
    assert texts["A", "contract"] == texts["A", "employer"]


def test_the_sources_of_the_whole_edition_are_told_apart() -> None:
    found = lines(BY_CODE["F-2-7S/2026-01-01"], WHOLE)
    assert [line.label for line in found] == ["In force from", "Pathways, in order"]
