"""Drafts that somebody has begun and left: some answers open, some not readable yet."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from visas.rules.answers import FIELDS, Step
from visas.rules.checklist import Item, ItemCode
from visas.rules.tracks import steps_of
from visas.services.demo import evidence
from visas.services.demo.cast import SHOWN
from visas.services.demo.claims import Claim
from visas.services.demo.story import Story

_UNREADABLE = ("about 160 million", "1억 8천만원쯤", "EUR 110 000")
"""Pay as people write it that is not yet an amount in won."""
FURTHEST = 4


def leave_off(story: Story, claim: Claim, tuberculosis: Collection[str]) -> None:
    """Take back what was not answered yet: all but a name, or only some of the documents.

    The accounts that are shown are left half filled in.
    """
    depth = 3 if claim.application.applicant.email in SHOWN else story.dice.randint(0, FURTHEST)
    if depth < 1:
        _clear(claim, [name for name in FIELDS[Step.IDENTITY] if not name.endswith("_name")])
    if depth < 2:  # noqa: PLR2004 -- the second step
        claim.degrees, claim.meant = [], {}
    if depth < 3:  # noqa: PLR2004 -- the third step
        claim.employments = []
        _clear(claim, [*FIELDS[Step.OFFER], *FIELDS[Step.RECOMMENDATION]])
    if depth < FURTHEST:
        claim.family = []
        claim.application.has_family = None
    if depth > 1:
        _hand_in_some(story, claim, evidence.asked(claim, tuberculosis), depth)
    if depth > 2 and Step.OFFER in steps_of(claim.application.track):  # noqa: PLR2004
        _clear(claim, ["offer_annual_pay_won", "offer_signed", "offer_starts_on"])
        claim.application.unparsed = {"offer_annual_pay_won": story.dice.choice(_UNREADABLE)}


def _clear(claim: Claim, names: Sequence[str]) -> None:
    for name in names:
        if name == "passport_number":
            claim.application.set_passport("")
            continue
        is_text = isinstance(getattr(claim.application, name), str)
        setattr(claim.application, name, "" if is_text else None)


def _hand_in_some(story: Story, claim: Claim, items: Sequence[Item], depth: int) -> None:
    wanted = [item.code for item in items if item.required][:depth]
    for place, code in enumerate(wanted, start=1):
        moment = claim.plan.begins_at + timedelta(minutes=25 + 3 * place)
        if code in {ItemCode.PASSPORT, ItemCode.PHOTO} or claim.degrees:
            evidence.hand_in(story, claim, ItemCode(code), moment)
