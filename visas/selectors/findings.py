"""What an assessment found, worded for the applicant, pathway by pathway."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from talentportal.core.components import Criterion, Fact, Outcome
from talentportal.core.formats import day
from visas.labels import TRACK_LABELS
from visas.labels.edition_parameters import language_of
from visas.labels.edition_sources import source_of_finding
from visas.labels.findings import Audience, pathway_title, reason, requirement, title
from visas.labels.tracks import PURPOSES
from visas.models import Application, RuleEdition
from visas.rules import outcomes
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import Assessment
from visas.rules.findings import Because, Finding
from visas.rules.states import Track
from visas.selectors.figures import parameters

_FOR = Audience.APPLICANT


@dataclass(frozen=True, slots=True)
class Pathway:
    """One way to qualify, with every criterion of it."""

    title: str
    anchor: str
    outcome: Outcome
    text: str
    criteria: list[Criterion]


@dataclass(frozen=True, slots=True)
class Told:
    """An assessment as its applicant reads it. It is advice, and says so wherever it is shown."""

    outcome: Outcome
    headline: str
    pathways: list[Pathway]
    open_points: list[str]
    """What is missing for the pathway that is nearest; empty where one is met."""
    edition_title: str
    facts: list[Fact]
    """Which criteria were compared with, and as of which day."""
    source: str
    source_lang: str


def told(assessment: Assessment, edition: RuleEdition | None, filed_on: date) -> Told:
    """Word an assessment made under an edition as of a filing day."""
    grouped = _by_pathway(assessment)
    rules = parameters(edition) if edition else None
    name, source = (edition.title, edition.source_words) if edition else ("", "")
    facts = [
        Fact(_("Criteria"), name or _("None were in force")),
        Fact(_("In force since"), day(edition.effective_from) if edition else ""),
        Fact(_("As if filed on"), day(filed_on)),
    ]
    return Told(
        outcome=Outcome(assessment.outcome),
        headline=_headline(assessment),
        pathways=[_pathway(code, findings, rules) for code, findings in grouped.items()],
        open_points=_open_points(assessment, list(grouped.values())),
        edition_title=name,
        facts=facts,
        source=source,
        source_lang=language_of(source),
    )


@dataclass(frozen=True, slots=True)
class OfTrack:
    """What an assessment says of one track, for somebody who compares tracks."""

    track: Track
    name: Any
    purpose: Any
    told: Told

    in_force: Any
    """Which criteria, and since when."""

    @property
    def anchor(self) -> str:
        """Where its answer stands on the page."""
        return f"track-{self.track.lower()}"


def of_track(
    track: Track, assessment: Assessment, edition: RuleEdition | None, filed_on: date
) -> OfTrack:
    """Word an assessment for somebody who compares tracks."""
    since = _("%(edition)s, in force since %(day)s") % {
        "edition": edition.title if edition else "",
        "day": day(edition.effective_from if edition else None),
    }
    return OfTrack(
        track=track,
        name=TRACK_LABELS[track],
        purpose=PURPOSES[track],
        told=told(assessment, edition, filed_on),
        in_force=since if edition else _("None were in force"),
    )


def criteria_used(found: Sequence[OfTrack], filed_on: date) -> list[Fact]:
    """Return which criteria were compared with, track by track, and as of which day."""
    return [
        Fact(_("As if filed on"), day(filed_on)),
        *(Fact(one.name, one.in_force) for one in found),
    ]


def compared(found: Sequence[OfTrack]) -> str:
    """Return in a sentence which tracks are met, or which one is nearest; the best come first."""
    met = [str(one.name) for one in found if one.told.outcome is Outcome.MET]
    if met:
        return _("By these answers you meet the criteria of: %(tracks)s.") % {
            "tracks": ", ".join(met)
        }
    return _("By these answers no track is certain yet. The nearest one stands first.")


def newest_assessment(application: Application) -> Told | None:
    """Return what the automatic check found last, or None before it ran (one query)."""
    newest = application.assessments.select_related("edition").order_by("-id").first()
    if newest is None or application.filed_on is None:
        return None
    return told(Assessment.from_json(newest.result), newest.edition, application.filed_on)


def _by_pathway(assessment: Assessment) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        grouped.setdefault(finding.pathway, []).append(finding)
    return grouped


def _pathway(code: str, findings: Sequence[Finding], rules: EditionParameters | None) -> Pathway:
    outcome = Outcome(outcomes.all_of([finding.outcome for finding in findings]))
    met = sum(finding.outcome is outcomes.Outcome.MET for finding in findings)
    counted = _("%(met)s of %(total)s criteria met") % {"met": met, "total": len(findings)}
    return Pathway(
        title=pathway_title(code) if code else _("Criteria"),
        anchor=f"path-{code.lower() or 'all'}",
        outcome=outcome,
        text=counted,
        criteria=[_criterion(finding, rules) for finding in findings],
    )


def _criterion(finding: Finding, rules: EditionParameters | None) -> Criterion:
    facts = [Fact(_("Criterion"), requirement(finding))]
    facts += [Fact(title(part), reason(part, _FOR)) for part in finding.parts]
    facts += sources(finding, rules)
    return Criterion(
        title=title(finding),
        outcome=Outcome(finding.outcome),
        summary=_why(finding),
        facts=facts,
        open=finding.outcome is not outcomes.Outcome.MET,
    )


def sources(finding: Finding, rules: EditionParameters | None) -> list[Fact]:
    """Return where the rule behind a finding was read, as a line of its own if it is known."""
    found = source_of_finding(rules, finding) if rules else None
    return [Fact(_("Source"), found.text, found.lang)] if found else []


def _why(finding: Finding) -> str:
    """Return the reason; the self-check does not ask how the employer is called."""
    if finding.because is Because.EMPLOYER_IN_KOREA and not finding.numbers.get("employer"):
        return _("The job is in Korea.")
    if finding.because is Because.COUNTRY_MISSING and not finding.numbers.get("employer"):
        return _("You have no employer in Korea yet.")
    return reason(finding, _FOR)


def _headline(assessment: Assessment) -> str:
    if assessment.outcome is outcomes.Outcome.MET:
        return _("By these answers the criteria are met: %(pathway)s.") % {
            "pathway": pathway_title(assessment.pathway)
        }
    if assessment.outcome is outcomes.Outcome.NOT_MET:
        return _("By these answers the criteria are not met.")
    return _("It cannot be told yet: an answer is open, or a person must look at something.")


def _open_points(assessment: Assessment, pathways: Sequence[Sequence[Finding]]) -> list[str]:
    if assessment.outcome is outcomes.Outcome.MET or not pathways:
        return []
    nearest = min((_unmet(findings) for findings in pathways), key=len)
    return [f"{title(finding)}: {_why(finding)}" for finding in nearest]


def _unmet(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is not outcomes.Outcome.MET]
