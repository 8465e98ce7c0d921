"""The documents of a case: handed in, accepted or not, handed in again."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation

from talentportal.accounts.models import User
from talentportal.core.countries import country_name
from talentportal.documents.bulk import Brought
from talentportal.kernel.dates import seoul_day
from visas.labels.checklist import ITEM_LABELS
from visas.models import Evidence
from visas.rules.checklist import Item, ItemCode, checklist
from visas.rules.states import Track
from visas.rules.tracks import may_be_expected
from visas.services.demo import papers, words
from visas.services.demo.claims import Claim
from visas.services.demo.plans import Beat
from visas.services.demo.story import Story

FOOT = "Specimen of a demonstration. The person, the employer and this paper are fictional."
_OPTIONAL_CHANCE = 0.14


def asked(claim: Claim, tuberculosis_countries: Iterable[str]) -> tuple[Item, ...]:
    """Return the checklist of a claim."""
    made = claim.application
    return checklist(
        track=Track(made.track),
        nationality=made.nationality,
        residence_country=made.residence_country,
        has_offer=made.has_offer,
        degree_countries=[row.country for row in claim.degrees],
        employment_countries=[row.country for row in claim.employments],
        relations=[row.relation for row in claim.family],
        tuberculosis_countries=frozenset(tuberculosis_countries),
        is_award_expected=_is_award_expected(claim),
    )


def _is_award_expected(claim: Claim) -> bool:
    filed_at = claim.plan.at(Beat.SUBMIT) or claim.plan.ends_at
    day = seoul_day(filed_at)
    return may_be_expected(claim.application.track) and any(
        row.awarded_on and row.awarded_on > day for row in claim.degrees
    )


def hand_in_all(
    story: Story, claim: Claim, items: Iterable[Item], first: datetime, last: datetime
) -> None:
    """Hand in every required item, and some of the others, between two moments."""
    wanted = [item.code for item in items if item.required or story.dice.is_lucky(_OPTIONAL_CHANCE)]
    step = (last - first) / (len(wanted) + 1)
    for place, code in enumerate(wanted, start=1):
        hand_in(story, claim, code, first + step * place)


def hand_in(story: Story, claim: Claim, code: ItemCode, at: datetime) -> None:
    """Hand in one item; an earlier version of it stays in the record."""
    version = 1
    for row in story.evidence:
        if row.item == code:
            row.is_current = False
            version = max(version, row.version + 1)
    file = _file(story, claim, code, at, story.dice.key())
    story.files.append(file)
    row = Evidence(
        id=story.dice.key(),
        created_at=at,
        application=story.application,
        item=code,
        document_id=file.id,
        version=version,
    )
    story.evidence.append(row)
    digest = hashlib.sha256(file.content).hexdigest()[:16]
    after = {"item": str(code), "version": version, "sha256": digest}
    story.tell("visa.document_added", at, story.application.applicant, after)
    story.application.version += 1


def accept(story: Story, officer: User, at: datetime, most: int | None = None) -> None:
    """Accept what was received and not looked at yet, or the first `most` of it."""
    open_rows = [row for row in story.current() if row.state == "received"]
    for place, row in enumerate(open_rows[:most]):
        _review(story, row, officer, at + timedelta(seconds=50 * place), "accepted", "")


def refuse(story: Story, officer: User, at: datetime, codes: Iterable[str]) -> None:
    """Refuse the newest version of these items, with the usual reasons."""
    wanted = set(codes)
    for row in story.current():
        if row.item in wanted and row.state != "rejected":
            _review(story, row, officer, at, "rejected", words.REFUSED_BECAUSE[row.item])


def _review(
    story: Story, row: Evidence, officer: User, at: datetime, state: str, reason: str
) -> None:
    before = {"item": row.item, "state": row.state}
    row.state, row.reason, row.reviewed_by, row.reviewed_at = state, reason, officer, at
    after = {"item": str(row.item), "state": state, "reason": reason}
    story.tell(f"visa.document_{state}", at, officer, after, before)


def _file(story: Story, claim: Claim, code: ItemCode, at: datetime, key: UUID) -> Brought:
    owner = story.application.applicant
    name = f"{code}-{claim.person.family_name}".lower()
    if code is ItemCode.PHOTO:
        photo = papers.photo(claim.person.number % 6)
        return Brought(key, photo, f"{name}.jpg", "image/jpeg", owner, at)
    with translation.override("en"):
        content = papers.pdf(str(ITEM_LABELS[code]), _lines(claim, code), FOOT)
    return Brought(key, content, f"{name}.pdf", "application/pdf", owner, at)


def _lines(claim: Claim, code: ItemCode) -> list[tuple[str, str]]:
    """Return what a paper states: the same as the application."""
    made, person = claim.application, claim.person
    lines = [("Name", f"{person.family_name}, {person.given_name}")]
    if code.startswith("degree") or code is ItemCode.EXPECTED_GRADUATION:
        degree = claim.degrees[0]
        meant = claim.meant.get(str(degree.pk))
        lines += [
            ("University", meant.name if meant else degree.institution_name),
            ("Degree", f"{degree.level.capitalize()}, {degree.major}"),
            ("Awarded on", str(degree.awarded_on)),
        ]
    elif code.startswith("career"):
        for row in claim.employments:
            until = row.ended_on or "today"
            lines.append((row.title, f"{row.employer_name}: {row.started_on} to {until}"))
    elif code is ItemCode.RECOMMENDATION and made.recommendation_kind:
        lines += [
            ("Recommended by", f"President, {made.recommendation_institution}"),
            ("Recommended on", str(made.recommended_on)),
        ]
    elif code is ItemCode.CONTRACT:
        lines += [
            ("Employer", made.offer_employer),
            ("Position", made.offer_position),
            ("Yearly pay", f"KRW {made.offer_annual_pay_won:,}"),
            ("Signed by both sides", "Yes" if made.offer_signed else "No"),
        ]
    elif code is ItemCode.FAMILY_PASSPORTS:
        lines += [
            (row.relation.capitalize(), f"{row.family_name}, {row.given_name} ({row.born_on})")
            for row in claim.family
        ]
    else:
        lines += [
            ("Date of birth", str(made.born_on)),
            ("Nationality", country_name(person.country, "en")),
            ("Passport number", person.passport),
            ("Passport valid until", str(person.passport_expires_on)),
        ]
    return lines
