"""The assessment: facts, an edition and figures give an outcome with a reason for everything.

It is advice, replayable to the letter: nothing but the three arguments is looked at. A criterion
fails only on what is known; what the facts leave open, and every name that a person must still
look at, is `undetermined`. All criteria of all pathways are answered, always: whoever asks is
told everything at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from visas.rules import json_fields as read
from visas.rules import offers
from visas.rules.criteria import Pathway, Waiver, WaiverScope, held
from visas.rules.editions import EditionParameters
from visas.rules.education import education
from visas.rules.experience import experience
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Criterion, Finding
from visas.rules.json_fields import Json
from visas.rules.outcomes import Outcome, all_of, any_of


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
    answers = _answers(facts, edition, figures)
    results = []
    for pathway in edition.pathways:
        if Criterion.PAY in pathway.criteria:
            multiple = _multiple(pathway, edition)
            answers[Criterion.PAY] = offers.pay(facts, edition, figures, multiple)
        results.append(_walk(pathway, answers))
    outcomes = [all_of([finding.outcome for finding in findings]) for findings in results]
    met = [
        pathway.code
        for pathway, outcome in zip(edition.pathways, outcomes, strict=True)
        if outcome is Outcome.MET
    ]
    findings = tuple(finding for result in results for finding in result)
    return Assessment(any_of(outcomes), met[0] if met else "", edition.code, findings)


def _answers(facts: Facts, edition: EditionParameters, figures: Figures) -> dict[Criterion, Answer]:
    """Return the answers that do not depend on the pathway, to everything that is asked."""
    answers = {
        Criterion.CONTRACT: offers.contract(facts),
        Criterion.EMPLOYER: offers.employer(facts),
        Criterion.FIELD: offers.field(facts, edition),
    }
    rests_on_waiver = edition.asks(Criterion.WAIVER)
    if rests_on_waiver or edition.asks(Criterion.EDUCATION):
        answers[Criterion.EDUCATION] = education(facts, edition, figures)
    if rests_on_waiver or edition.asks(Criterion.EXPERIENCE):
        answers[Criterion.EXPERIENCE] = experience(facts, edition, figures)
    if rests_on_waiver:
        answers[Criterion.WAIVER] = _waiver(
            held(edition.waiver), answers[Criterion.EDUCATION], answers[Criterion.EXPERIENCE]
        )
    return answers


def _walk(pathway: Pathway, answers: Mapping[Criterion, Answer]) -> list[Finding]:
    return [Finding(pathway.code, code, *answers[code]) for code in pathway.criteria]


def _multiple(pathway: Pathway, edition: EditionParameters) -> Decimal:
    """Return how many times GNI a pathway asks for: more where it rests on the waiver."""
    gni = held(edition.gni)
    return held(gni.waiver_multiple) if Criterion.WAIVER in pathway.criteria else gni.multiple


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
