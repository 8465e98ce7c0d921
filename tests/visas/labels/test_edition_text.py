"""Rule editions in words: every track, both languages, and nothing of the data left unsaid."""

import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from visas.labels.edition_parameters import label, language_of, shown
from visas.labels.edition_text import text
from visas.rules.edition_outline import outline
from visas.rules.editions import EditionParameters

ROWS = json.loads(Path("visas/data/rule_editions.json").read_text(encoding="utf-8"))
EDITIONS = {row["code"]: EditionParameters.from_json(row) for row in ROWS}
LANGUAGES = ("en", "ko")


def said(code, language="en"):
    """Return everything that an edition says, as one text."""
    with translation.override(language):
        clauses = [clause for path in text(EDITIONS[code]) for clause in path.clauses]
        return " ".join(sentence for clause in clauses for sentence in clause.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EDITIONS)
def test_every_criterion_of_every_pathway_is_said(code, language):
    with translation.override(language):
        for path in text(EDITIONS[code]):
            assert all(clause.title and clause.sentences for clause in path.clauses)
    assert "%(" not in said(code, language)


@pytest.mark.parametrize("code", EDITIONS)
def test_korean_is_korean(code):
    sentences = re.split(r"(?<=[.]) ", said(code, "ko"))
    assert [one for one in sentences if not re.search("[가-힣]", one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EDITIONS)
def test_every_parameter_has_a_name_and_its_value_has_words(code, language):
    with translation.override(language):
        for path, value in outline(EDITIONS[code]).items():
            assert label(path) != path
            assert shown(path, value) not in {"", str(value)} or isinstance(value, int | str)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "F-2-T/2025-04-02",
            "A master's degree or a doctorate from a university within rank 100 on QS World Uni",
        ),
        (
            "F-2-T/2025-04-02",
            "or U.S. News Best Global Universities, in the edition last published on the filing",
        ),
        ("F-2-T/2025-04-02", "The sources contradict one another where both are missing"),
        ("F-2-T/2026-06-25", "in any edition published in the 5 years before filing."),
        ("F-2-T/2026-10-01", "from a university within rank 200 on"),
        ("F-2-T/2026-10-01", "Yearly pay of at least 4 times GNI per capita"),
        ("F-2-T/2026-10-01", "At least 8 years of work, of which 3 years at"),
        ("F-2-7S/2026-01-01", "from one of the designated institutions."),
        ("F-2-7S/2026-01-01", "Not every designated institution is known here"),
        ("F-2-7S/2026-01-01", "by the president of the university"),
        ("K-TECH-PASS/2026-07-02", "of 100 points; the pass mark has not been published."),
        ("K-TECH-PASS/2026-07-02", "Reviewers give up to"),
    ],
)
def test_the_words_follow_from_the_data(code, sentence):
    assert sentence in said(code)


def test_pay_on_the_waiver_rests_on_its_own_parameter():
    paths = text(EDITIONS["F-2-T/2026-10-01"])
    pay = [next(c for c in path.clauses if c.criterion == "pay").paths[0] for path in paths]
    assert pay == ["gni.multiple", "gni.waiver_multiple"]


def test_a_text_by_hand_is_korean_if_any_of_it_is():
    assert (language_of("법무부 지침"), language_of("Guideline")) == ("ko", "en")
