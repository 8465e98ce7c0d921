"""What stands on a decision letter, as data for the printer."""

from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from talentportal.core import formats
from talentportal.core.countries import country_name
from talentportal.documents.typesetting import Printed, breakable, typeset
from talentportal.reference.rules.codes import FeeCode
from talentportal.reference.selectors import fee_on
from visas.labels import TRACK_LABELS, findings
from visas.labels import letters as words
from visas.labels.findings import Audience
from visas.rules.findings import Finding
from visas.rules.states import Track
from visas.selectors.letters import Decision

SOURCE = Path(__file__).resolve().parents[1] / "typst" / "letter.typ"
REGIONS = {"ko": "KR", "en": "GB"}
KOREA = "KR"


def letter(found: Decision, *, code: str, language: str, made_at: datetime) -> Printed:
    """Return the decision letter in one language."""
    with translation.override(language):
        return typeset(SOURCE, letter_data(found, code, language), made_at=made_at)


def letter_data(found: Decision, code: str, language: str) -> dict[str, Any]:
    """Return everything on the letter, worded in the active language."""
    case = found.application
    outcome = found.proposal.outcome
    return {
        **sheet(language),
        "title": _("Notice of decision on a visa application"),
        "summary": _("Decision on application %(number)s") % {"number": case.receipt_number},
        "receipt_number": case.receipt_number,
        "authority": str(found.authority.name if found.authority else words.AUTHORITY),
        "facts": _facts(found),
        "wide_facts": _criteria_applied(found),
        "outcome": {
            "word": str(words.OUTCOME_WORDS[outcome]),
            "sentence": words.outcome_sentence(
                outcome, Track(case.track), case.filed_on or found.decided_on
            ),
        },
        "sections": [_reasons(found), _next(found)],
        "appeals": _appeals(),
        "signed_on": words.written_day(found.decided_on),
        "verification": _verification(code),
        "people": _people(found),
        "foot": f"{case.receipt_number} · {code}",
    }


def sheet(language: str) -> dict[str, str]:
    """Return what every paper of the portal carries."""
    return {
        "language": language,
        "region": REGIONS[language],
        "sender": str(words.SENDER),
        "notice": "" if settings.OFFICIAL_SITE else str(words.DEMONSTRATION),
    }


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of what a person wrote; an empty line parts them."""
    parts = breakable(text.replace("\r\n", "\n")).split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def _facts(found: Decision) -> list[tuple[str, str]]:
    case = found.application
    name = words.full_name(case.family_name, case.given_name, case.native_name)
    return [
        (_("Receipt number"), case.receipt_number or ""),
        (_("Filed on"), formats.day(case.filed_on)),
        (_("Applicant"), breakable(name)),
        (_("Nationality"), country_name(case.nationality)),
        (_("Visa applied for"), str(TRACK_LABELS[Track(case.track)])),
        (_("Passport number"), formats.masked(case.passport_number)),
        (_("Date of birth"), formats.day(case.born_on)),
        (_("Decided on"), formats.day(found.decided_on)),
    ]


def _criteria_applied(found: Decision) -> list[tuple[str, str]]:
    """Return which edition of the criteria the decision rests on: the one of the filing day."""
    edition = found.edition
    if edition is None:
        return []
    cited = words.edition_named(edition.title, edition.code, edition.effective_from)
    return [(_("Criteria applied"), cited)]


def _reasons(found: Decision) -> dict[str, Any]:
    """Return the officer's reasons and the criteria that they rest on."""
    part: dict[str, Any] = {
        "title": _("Reasons"),
        "paragraphs": paragraphs(found.proposal.reasons),
        "closing": [words.machine_note()],
    }
    part["tables"] = [
        {
            "caption": findings.pathway_title(pathway),
            "head": [_("Criterion"), _("Required"), _("Found"), _("Result")],
            "widths": [4, 6, 7, 0],
            "rows": [_criterion(finding) for finding in of_pathway],
        }
        for pathway, of_pathway in groupby(found.findings, key=attrgetter("pathway"))
    ]
    return part


def _criterion(finding: Finding) -> list[str]:
    told = (
        findings.title(finding),
        findings.requirement(finding),
        findings.reason(finding, Audience.APPLICANT),
    )
    return [*map(breakable, told), str(words.RESULT_WORDS[finding.outcome])]


def _next(found: Decision) -> dict[str, Any]:
    if found.proposal.outcome != "approve":
        return {"title": _("Applying again"), "items": words.after_refusal()}
    day = found.decided_on
    card = words.fee(fee_on(FeeCode.RESIDENCE_CARD, day))
    track = Track(found.application.track)
    if found.application.residence_country == KOREA:
        change = fee_on(FeeCode.CHANGE_OF_STATUS, day)
        online = words.fee(change, online=True)
        items = words.steps_in_korea(track, words.fee(change), online, card)
    else:
        visa = words.fee(fee_on(FeeCode.VISA_SINGLE_LONG, day))
        items = words.steps_abroad(track, visa, card)
    return {"title": _("What to do next"), "items": items}


def _appeals() -> dict[str, Any]:
    return {
        "title": _("If you disagree with this decision"),
        "items": words.appeals(),
        "closing": [words.appeals_note()],
    }


def _verification(code: str) -> dict[str, str]:
    address = settings.SITE_URL.rstrip("/") + reverse("visas:verify_letter", args=[code])
    page = settings.SITE_URL.rstrip("/") + reverse("visas:verify")
    return {
        "title": _("Check that this letter is genuine"),
        "code": code,
        "text": _(
            "Scan the code, or enter it at %(address)s. The page shows what was decided "
            "and the fingerprints of both language versions."
        )
        % {"address": page},
        "qr": _qr(address),
        "alt": _("QR code of the address %(address)s") % {"address": address},
    }


def _qr(address: str) -> str:
    """Return the QR code as SVG; level M still reads with a seventh of it smudged."""
    drawn: str = segno.make_qr(address, error="m").svg_inline(border=2, scale=4, light="#ffffff")
    return drawn


def _people(found: Decision) -> list[tuple[str, str]]:
    office = found.office or found.authority
    return [
        (_("Officer in charge"), str(found.officer)),
        (_("Decided by"), str(found.approver)),
        (_("Office"), str(office.name if office else words.AUTHORITY)),
        (_("Contact"), found.officer.email),
    ]
