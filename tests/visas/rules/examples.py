"""What an example from the sources is, and how its finding is looked up."""

from typing import NamedTuple

from tests.visas.rules.samples import FIGURES, answer
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.findings import Because, Criterion, Finding
from visas.rules.outcomes import Outcome


class Example(NamedTuple):
    """A case and what is said of one criterion of one pathway."""

    source: str
    what: str
    case: Facts
    pathway: str
    code: Criterion
    outcome: Outcome
    because: Because


def found(case: Facts, pathway: str, code: Criterion, figures: Figures = FIGURES) -> Finding:
    """Return the finding of a criterion in a pathway."""
    return next(one for one in answer(case, figures).of_pathway(pathway) if one.code is code)
