"""What the assessment of a case would say if a name meant this or that body: nothing is stored."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from visas.labels import OUTCOME_LABELS
from visas.labels.findings import Audience, reason
from visas.models import Assessment
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import Assessment as Result
from visas.rules.eligibility import assess
from visas.rules.facts import BodyKind, Facts, Identity, MatchStatus
from visas.rules.figures import Figures
from visas.rules.findings import Criterion, Finding
from visas.rules.json_fields import Malformed
from visas.selectors import figures as dated


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest facts of a case, and what they are assessed with."""

    facts: Facts | None = None
    edition: EditionParameters | None = None
    figures: Figures | None = None

    def degree(self, place: int, ref: str, name: str) -> str:
        """Return what would be said if the degree at `place` were from a university."""
        degrees = self.facts.degrees if self.facts else None
        if self.facts is None or not degrees or place >= len(degrees):
            return ""
        identity = Identity(MatchStatus.MATCH, BodyKind.UNIVERSITY, ref)
        changed = _at(degrees, place, identity=identity, institution=name)
        result = self._assessed(replace(self.facts, degrees=changed))
        return _words(result, _part(result, Criterion.EDUCATION, place, len(degrees)))

    def post(self, place: int, kind: BodyKind, ref: str) -> str:
        """Return what would be said if the employer at `place` were a body."""
        jobs = self.facts.employment if self.facts else None
        if self.facts is None or not jobs or place >= len(jobs):
            return ""
        identity = Identity(MatchStatus.MATCH, kind, ref)
        changed = _at(jobs, place, identity=identity)
        return _words(self._assessed(replace(self.facts, employment=changed)), None)

    def recommender(self, ref: str, name: str) -> str:
        """Return what would be said if the university that recommends were this one."""
        given = self.facts.recommendation if self.facts else None
        if self.facts is None or given is None:
            return ""
        identity = Identity(MatchStatus.MATCH, BodyKind.UNIVERSITY, ref)
        result = self._assessed(
            replace(self.facts, recommendation=replace(given, identity=identity, institution=name))
        )
        found = (one for one in result.findings if one.code is Criterion.RECOMMENDATION)
        return _words(result, next(found, None))

    def _assessed(self, facts: Facts) -> Result:
        return assess(facts, self.edition, self.figures or Figures())


def preview(assessment: Assessment | None) -> Preview:
    """Return the preview of a case from its newest assessment; an empty one where none is kept."""
    if assessment is None or assessment.edition is None:
        return Preview()
    try:
        facts = Facts.from_json(assessment.facts)
    except Malformed:
        return Preview()
    return Preview(facts, dated.parameters(assessment.edition), dated.figures())


def _at(rows: tuple[Any, ...], place: int, **fields: Any) -> tuple[Any, ...]:
    return tuple(
        replace(row, **fields) if number == place else row for number, row in enumerate(rows)
    )


def _part(result: Result, code: Criterion, place: int, count: int) -> Finding | None:
    """Return what is said of the row at `place` in the first finding with a part for each row."""
    whole = next((one for one in result.findings if one.code is code), None)
    return whole.parts[place] if whole and len(whole.parts) == count else None


def _words(result: Result, part: Finding | None) -> str:
    told = [reason(part, Audience.OFFICER)] if part else []
    outcome = str(OUTCOME_LABELS[result.outcome])
    told.append(_("The assessment would say: %(outcome)s.") % {"outcome": outcome})
    return " ".join(told)
