"""The assessment: facts, an edition and figures give an outcome with a reason for everything.

It is advice, replayable to the letter: nothing but the three arguments is looked at. A criterion
fails only on what is known; what the facts leave open, and every name that a person must still
look at, is `undetermined`. All criteria of all pathways are answered, always: whoever asks is
told everything at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from visas.rules import json_fields as read
from visas.rules import offers, prepared
from visas.rules.criteria import Waiver, WaiverScope, held
from visas.rules.editions import EditionParameters
from visas.rules.education import education
from visas.rules.experience import experience
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Criterion, Finding, told
from visas.rules.json_fields import Json
from visas.rules.outcomes import MET, NOT_MET, UNDETERMINED, Outcome, all_of, any_of
from visas.rules.prepared import Day
from visas.rules.recommendation import recommendation
from visas.rules.weighing import points

_BOTH_WAIVED = MET, Because.BOTH_WAIVED
_REQUIREMENT_MET = MET, Because.REQUIREMENT_MET
_REQUIREMENT_IN_DOUBT = UNDETERMINED, Because.REQUIREMENT_IN_DOUBT
_DISPUTED_WAIVER = UNDETERMINED, Because.DISPUTED_WAIVER
_BOTH_MISSING = NOT_MET, Because.BOTH_MISSING
_NO_EDITION_IN_FORCE = NOT_MET, Because.NO_EDITION_IN_FORCE
_PAY, _CONTRACT, _EMPLOYER = Criterion.PAY, Criterion.CONTRACT, Criterion.EMPLOYER


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the machine advises: outcome, the pathway met, the edition's code, all findings.

    `pathway` is the first in the edition's order that is met, empty where none is; `edition` is
    empty where none was in force on the filing day.
    """

    outcome: Outcome
    pathway: str
    edition: str
    findings: tuple[Finding, ...]

    def of_pathway(self, pathway: str) -> tuple[Finding, ...]:
        """Return the findings of one pathway, in the edition's order."""
        return tuple(finding for finding in self.findings if finding.pathway == pathway)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "outcome": self.outcome,
            "pathway": self.pathway or None,
            "edition": self.edition or None,
            "criteria": [finding.to_json() for finding in self.findings],
        }

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a stored assessment. Raises `Malformed`."""
        return cls(
            read.needed_choice(data, "outcome", Outcome),
            read.text(data, "pathway"),
            read.text(data, "edition"),
            read.objects(data, "criteria", Finding.from_json),
        )


def assess(facts: Facts, edition: EditionParameters | None, figures: Figures) -> Assessment:
    """Return what `edition` says of `facts`; `None` for an edition: none was in force.

    The caller picks the edition (`edition_in_force`), so that a proposed one can be tried on past
    cases.
    """
    if edition is None:
        none = told(_NO_EDITION_IN_FORCE, facts.filed_on.isoformat())
        return Assessment(NOT_MET, "", "", (Finding.of("", Criterion.EDITION, none),))
    on_day = prepared.on(edition, figures, facts.filed_on)
    answers = _answers(facts, on_day)
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for pathway, criteria, multiple in on_day.ways:
        if multiple is not None:
            answers[_PAY] = offers.pay(facts.offer, on_day, multiple)
        outcomes.append(all_of([answers[code].outcome for code in criteria]))
        findings += [Finding.of(pathway, code, answers[code]) for code in criteria]
    outcome = any_of(outcomes)
    first = outcomes.index(outcome)
    met = edition.pathways[first].code if outcome is MET else ""
    return Assessment(outcome, met, edition.code, tuple(findings))


def _answers(facts: Facts, day: Day) -> dict[Criterion, Answer]:
    """Return the answers that do not depend on the pathway, to everything that is asked."""
    asked = day.asked
    answers = {code: answer(facts, day) for code, answer in _ANSWERED if code in asked}
    answers[_CONTRACT] = offers.contract(facts)
    answers[_EMPLOYER] = offers.employer(facts)
    if Criterion.WAIVER in asked:
        answers[Criterion.WAIVER] = _waiver(
            held(day.edition.waiver),
            answers.get(Criterion.EDUCATION) or education(facts, day),
            answers.get(Criterion.EXPERIENCE) or experience(facts, day),
        )
    return answers


_ANSWERED: tuple[tuple[Criterion, Callable[[Facts, Day], Answer]], ...] = (
    (Criterion.EDUCATION, education),
    (Criterion.EXPERIENCE, experience),
    (Criterion.FIELD, offers.field),
    (Criterion.RECOMMENDATION, recommendation),
    (Criterion.POINTS, points),
)


def _waiver(waiver: Waiver, degree: Answer, career: Answer) -> Answer:
    """Return whether what the higher pay does not waive is there.

    Where the sources dispute whether it waives one requirement or both, a case with neither is
    left to a person.
    """
    scope = str(waiver.scope)
    parts = (
        Finding.of("", Criterion.EDUCATION, degree),
        Finding.of("", Criterion.EXPERIENCE, career),
    )
    if waiver.scope is WaiverScope.BOTH and not waiver.is_disputed:
        return told(_BOTH_WAIVED, None, scope, parts=parts)
    outcome = any_of([degree.outcome, career.outcome])
    if outcome is MET:
        met = next(part.code for part in parts if part.outcome is MET)
        return told(_REQUIREMENT_MET, str(met), scope, parts=parts)
    if outcome is UNDETERMINED:
        return told(_REQUIREMENT_IN_DOUBT, None, scope, parts=parts)
    if waiver.is_disputed:
        return told(_DISPUTED_WAIVER, None, scope, parts=parts)
    return told(_BOTH_MISSING, None, scope, parts=parts)
