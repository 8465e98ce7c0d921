"""Whether an institution is one of those that a rule names one by one."""

from enum import StrEnum

from visas.rules.facts import Identity, MatchStatus
from visas.rules.list_rules import Designated


class Membership(StrEnum):
    """What is known of an institution and a list of names."""

    IN = "in"
    OUT = "out"
    NOT_HELD = "not_held"
    """Not on the list as held, and the list as held is not complete."""
    IN_REVIEW = "in_review"
    NOT_RECOGNISED = "not_recognised"
    """No institution that is known, and every one on the list is."""


def membership(identity: Identity | None, country: str, designated: Designated) -> Membership:
    """Return whether the institution is designated; `country` as written by the applicant."""
    if identity is None or identity.status is MatchStatus.REVIEW:
        return Membership.IN_REVIEW
    if identity.ref in designated.refs:
        return Membership.IN
    if designated.is_complete:
        return Membership.NOT_RECOGNISED if identity.ref is None else Membership.OUT
    is_elsewhere = country and designated.country and country != designated.country
    return Membership.OUT if is_elsewhere else Membership.NOT_HELD
