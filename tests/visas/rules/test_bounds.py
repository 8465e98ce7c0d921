"""What an edition may say ends somewhere: beyond it lie slips, and the ends of calendars."""

from datetime import date

import pytest

from tests.visas.rules.samples import BY_CODE, FIGURES, facts
from visas.rules.eligibility import assess
from visas.rules.json_fields import Malformed
from visas.rules.outcomes import Outcome
from visas.rules.variation import varied

BASE, POINTS = "F-2-T/2026-06-25", "K-TECH-PASS/2026-07-02"
HUGE = 10**30


@pytest.mark.parametrize(
    ("code", "path", "most"),
    [
        (BASE, "lists.limit", 100_000),
        (BASE, "companies.limit", 100_000),
        (BASE, "lists.limits.QS", 100_000),
        (BASE, "lists.window_years", 100),
        (BASE, "degree.recency_years", 100),
        (BASE, "experience.alternatives.0.years", 100),
        (BASE, "experience.alternatives.0.top_years", 100),
        (BASE, "gni.multiple", 1000),
        (BASE, "gni.waiver_multiple", 1000),
        (POINTS, "points.pass_mark", 200),
        (POINTS, "points.sme_bonus", 100),
        (POINTS, "points.quantitative.employer.0.years", 100),
        (POINTS, "points.quantitative.pay.0.multiple", 1000),
    ],
)
def test_a_number_has_an_end_and_counts_up_to_it(code, path, most):
    base = BY_CODE[code]
    at_its_end = varied(base, {path: most})
    for filed_on in (date.min, date(2026, 7, 10), date(9000, 1, 1)):
        told = facts(filed_on.isoformat())
        assert assess(told, at_its_end, FIGURES).outcome in Outcome
    for beyond in (most + 1, HUGE):
        with pytest.raises(Malformed, match=path.rpartition(".")[2]):
            varied(base, {path: beyond})


@pytest.mark.parametrize("value", ["1e-7", "1e999999", "1E+999999999999", "0.0000001", "NaN", "-1"])
def test_a_multiple_is_a_number_that_people_write(value):
    with pytest.raises(Malformed, match="multiple"):
        varied(BY_CODE[BASE], {"gni.multiple": value})


@pytest.mark.parametrize("value", ["E7", "E-", "e-7-", "K-7", "F-2-T;", "E-7 1"])
def test_a_status_whose_figure_counts_is_written_like_one(value):
    with pytest.raises(Malformed, match="status_code"):
        varied(BY_CODE[BASE], {"gni.status_code": value})


def test_a_status_in_small_letters_is_the_same_status():
    changed = varied(BY_CODE[BASE], {"gni.status_code": "e-7-1"})
    assert changed.gni is not None
    assert changed.gni.status_code == "E-7-1"


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("pathways", {"code": "P{}", "criteria": ["contract"]}),
        ("experience.alternatives", {"kind": "work", "years": 1, "top_years": 0}),
        ("fields", {"code": "f{}", "applies_from": "2026-01-01"}),
    ],
)
def test_a_list_of_an_edition_has_an_end(path, row):
    rows = [{**row, "code": row["code"].format(n)} if "code" in row else row for n in range(501)]
    with pytest.raises(Malformed, match="at most"):
        varied(BY_CODE[BASE], {path: rows})
