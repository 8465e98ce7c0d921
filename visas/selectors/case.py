"""A case as its officers see it: what was claimed, what the rules say of it, what is proved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from talentportal.core.components import (
    Criterion,
    DocumentItem,
    DocumentPage,
    Fact,
    Link,
    Outcome,
    Score,
)
from talentportal.core.countries import country_name
from talentportal.core.formats import day, moment
from visas.labels import OUTCOME_LABELS, TRACK_LABELS
from visas.labels.findings import Audience, pathway_title, reason, requirement, title
from visas.models import Application, Assessment, Evidence, Proposal
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import Assessment as Result
from visas.rules.findings import Finding
from visas.rules.outcomes import Outcome as Together
from visas.rules.states import Track
from visas.selectors.documents import Line, item_name, lines
from visas.selectors.figures import parameters
from visas.selectors.findings import sources

if TYPE_CHECKING:
    from talentportal.accounts.models import User

_PROOF = {
    "education": "degree",
    "degree": "degree",
    "experience": "career",
    "contract": "contract",
    "pay": "contract",
}
"""Which documents prove a criterion: items whose code begins so."""


_DOUBTFUL = frozenset({"institution_review", "employer_review"})


@dataclass(frozen=True, slots=True)
class Pathway:
    """One pathway of an assessment with its criteria."""

    code: str
    title: str
    score: Score
    criteria: list[Criterion]
    open: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The newest assessment. It advises; a named officer decides."""

    outcome: Outcome
    pathways: list[Pathway]
    facts: list[Fact]
    choices: list[tuple[str, str]]
    """Criteria that a proposal can rest on: (`A.pay`, words)."""


def newest(application: Application) -> Assessment | None:
    """Return the newest assessment with its edition (one query)."""
    return application.assessments.select_related("edition").order_by("-id").first()


def panel(assessment: Assessment | None, evidence: Sequence[Link] = ()) -> Panel | None:
    """Word an assessment for officers; `evidence` links stand beside the criteria they prove."""
    if assessment is None:
        return None
    result = Result.from_json(assessment.result)
    codes = list(dict.fromkeys(finding.pathway for finding in result.findings))
    edition = assessment.edition
    rules = parameters(edition) if edition else None
    return Panel(
        outcome=Outcome(result.outcome),
        pathways=[_pathway(code, result, evidence, rules) for code in codes],
        facts=[
            Fact(_("Criteria"), edition.title if edition else _("None were in force")),
            Fact(_("In force since"), day(edition.effective_from) if edition else "–"),
            Fact(_("Source"), edition.source_words if edition else "–"),
            Fact(_("Assessed"), moment(assessment.made_at)),
        ],
        choices=[
            (f"{one.pathway}.{one.code}", f"{pathway_title(one.pathway)} – {title(one)}")
            for one in result.findings
        ],
    )


def _pathway(
    code: str, result: Result, evidence: Sequence[Link], rules: EditionParameters | None
) -> Pathway:
    findings = result.of_pathway(code)
    counts = {kind: sum(str(one.outcome) == kind for one in findings) for kind in Outcome}
    score = Score(
        met=counts[Outcome.MET],
        undetermined=counts[Outcome.UNDETERMINED],
        not_met=counts[Outcome.NOT_MET],
        title=OUTCOME_LABELS[_together(counts)],
    )
    is_open = code == (result.pathway or result.findings[0].pathway)
    criteria = [_criterion(one, evidence, rules) for one in findings]
    name = pathway_title(code) if code else _("Criteria")
    return Pathway(code, name, score, criteria, is_open)


def _together(counts: Mapping[Outcome, int]) -> Together:
    """Return what a pathway comes to: all of its criteria are needed."""
    short = (kind for kind in (Outcome.NOT_MET, Outcome.UNDETERMINED) if counts[kind])
    return Together(next(short, Outcome.MET))


def _criterion(
    finding: Finding, evidence: Sequence[Link], rules: EditionParameters | None
) -> Criterion:
    facts = [Fact(_("Rule"), requirement(finding))]
    facts += [Fact(title(part), reason(part, Audience.OFFICER)) for part in finding.parts]
    facts += sources(finding, rules)
    prefix = _PROOF.get(str(finding.code), "")
    return Criterion(
        title=title(finding),
        outcome=Outcome(finding.outcome),
        summary=reason(finding, Audience.OFFICER),
        facts=facts,
        evidence=[link for link in evidence if prefix and f"item={prefix}" in link.url],
        open=str(finding.outcome) == Outcome.UNDETERMINED,
    )


def names_url(application: Application) -> str:
    """Return where an officer says who is meant; empty where every name was recognised."""
    if _DOUBTFUL.isdisjoint(application.flags):
        return ""
    return f"{reverse('visas:case', args=[application.pk])}?view=answers"


def header_facts(application: Application) -> list[Fact]:
    """Return what stands below the applicant's name."""
    return [
        Fact("", application.receipt_number or ""),
        Fact("", TRACK_LABELS[Track(application.track)]),
        Fact("", country_name(application.nationality)),
        Fact(_("Filed"), day(application.filed_on)),
        Fact("", application.offer_employer),
        Fact(_("Officer"), str(application.officer) if application.officer else "–"),
    ]


def open_proposal(application: Application) -> Proposal | None:
    """Return the proposal that waits for a signature (one query)."""
    return application.proposals.filter(settlement="").select_related("proposed_by").first()


def documents(application: Application) -> list[DocumentItem]:
    """Return the checklist with what was handed in, each linking to the viewer."""
    return [_item(application, line) for line in lines(application)]


def _item(application: Application, line: Line) -> DocumentItem:
    url = viewer_url(application, line.evidence) if line.evidence else ""
    reason_given = line.evidence.reason if line.evidence else ""
    detail = " · ".join(filter(None, [line.detail or str(line.why), reason_given]))
    return DocumentItem(line.name, detail, url, line.badge, line.badge.tone)


def viewer_url(application: Application, evidence: Evidence, page: int = 1) -> str:
    """Return the address of the case with this document beside it."""
    base = reverse("visas:case", args=[application.pk])
    return f"{base}?{urlencode({'item': evidence.item, 'page': page})}"


def evidence_of(application: Application) -> list[Evidence]:
    """Return the newest version of every document handed in (one query)."""
    rows = application.evidence.current().select_related("document")
    return list(rows.order_by("created_at", "id"))


def viewer(
    application: Application, rows: Sequence[Evidence], item: str, number: int
) -> tuple[DocumentPage, Evidence] | None:
    """Return the page of a document to show, and the document; None when there is none."""
    if not rows:
        return None
    shown = next((row for row in rows if row.item == item), rows[0])
    number = min(max(number, 1), shown.document.pages)
    name = str(item_name(shown.item))
    page = DocumentPage(
        name=name,
        image_url=_image_url(application.pk, shown.pk, number),
        alt=_("%(name)s, page %(number)s") % {"name": name, "number": number},
        number=number,
        count=shown.document.pages,
        previous_url=viewer_url(application, shown, number - 1) if number > 1 else "",
        next_url=viewer_url(application, shown, number + 1)
        if number < shown.document.pages
        else "",
        download_url=reverse("visas:case_evidence_download", args=[application.pk, shown.pk]),
        tabs=[
            Link(item_name(row.item), viewer_url(application, row), current=row is shown)
            for row in rows
        ],
    )
    return page, shown


def _image_url(case: UUID, evidence: UUID, number: int) -> str:
    return reverse("visas:case_evidence_page", args=[case, evidence, number])


def proposal_facts(proposal: Proposal, choices: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return an open proposal as the approver reads it."""
    words = dict(choices)
    codes = [f"{one['pathway']}.{one['code']}" for one in proposal.criteria]
    return {
        "proposal": proposal,
        "criteria": [words.get(code, code) for code in codes],
    }


def is_proposer(proposal: Proposal | None, user: "User") -> bool:
    """Tell whether the open proposal is the reader's own."""
    return proposal is not None and proposal.proposed_by_id == user.pk
