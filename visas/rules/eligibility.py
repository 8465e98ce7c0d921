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
from visas.rules.findings import Answer, Because, Criterion, Finding
from visas.rules.json_fields import Json
from visas.rules.outcomes import Outcome, all_of, any_of
from visas.rules.prepared import Day
from visas.rules.recommendation import recommendation
from visas.rules.weighing import points


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
        day = facts.filed_on.isoformat()
        because = Because.NO_EDITION_IN_FORCE
        finding = Finding("", Criterion.EDITION, Outcome.NOT_MET, because, day)
        return Assessment(Outcome.NOT_MET, "", "", (finding,))
    on_day = prepared.on(edition, figures, facts.filed_on)
    answers = _answers(facts, on_day)
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for pathway, criteria, multiple in on_day.ways:
        if multiple is not None:
            answers[Criterion.PAY] = offers.pay(facts.offer, on_day, multiple)
        told = [Finding(pathway, code, *answers[code]) for code in criteria]
        outcomes.append(all_of([finding.outcome for finding in told]))
        findings += told
    outcome = any_of(outcomes)
    first = outcomes.index(outcome)
    met = edition.pathways[first].code if outcome is Outcome.MET else ""
    return Assessment(outcome, met, edition.code, tuple(findings))


def _answers(facts: Facts, day: Day) -> dict[Criterion, Answer]:
    """Return the answers that do not depend on the pathway, to everything that is asked."""
    asked = day.asked
    answers = {code: answer(facts, day) for code, answer in _ANSWERED if code in asked}
    answers[Criterion.CONTRACT] = offers.contract(facts)
    answers[Criterion.EMPLOYER] = offers.employer(facts)
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
        Finding("", Criterion.EDUCATION, *degree),
        Finding("", Criterion.EXPERIENCE, *career),
    )
    if waiver.scope is WaiverScope.BOTH and not waiver.is_disputed:
        return Answer(Outcome.MET, Because.BOTH_WAIVED, None, scope, parts=parts)
    outcome = any_of([degree.outcome, career.outcome])
    if outcome is Outcome.MET:
        held = next(part.code for part in parts if part.outcome is Outcome.MET)
        return Answer(outcome, Because.REQUIREMENT_MET, str(held), scope, parts=parts)
    if outcome is Outcome.UNDETERMINED:
        return Answer(outcome, Because.REQUIREMENT_IN_DOUBT, None, scope, parts=parts)
    if waiver.is_disputed:
        return Answer(Outcome.UNDETERMINED, Because.DISPUTED_WAIVER, None, scope, parts=parts)
    return Answer(outcome, Because.BOTH_MISSING, None, scope, parts=parts)
