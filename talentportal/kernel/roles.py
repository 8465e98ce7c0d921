"""Who does what in the programme (`docs/glossary.md` has the Korean official terms)."""

from enum import StrEnum


class Role(StrEnum):
    """A capacity in which a person acts. Grants give roles; nobody has one by default."""

    APPLICANT = "applicant"
    JUSTICE_OFFICER = "justice_officer"
    JUSTICE_APPROVER = "justice_approver"
    SCIENCE_OFFICER = "science_officer"
    SCIENCE_APPROVER = "science_approver"
    AGENCY_OFFICER = "agency_officer"
    POLICY_OWNER = "policy_owner"
    AUDITOR = "auditor"
    CONSORTIUM_MANAGER = "consortium_manager"
    CONSORTIUM_MEMBER = "consortium_member"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"
    """The portal itself: automatic screening and clocks. Never granted to a person."""


MINISTRY = frozenset(
    {
        Role.JUSTICE_OFFICER,
        Role.JUSTICE_APPROVER,
        Role.SCIENCE_OFFICER,
        Role.SCIENCE_APPROVER,
        Role.AGENCY_OFFICER,
        Role.POLICY_OWNER,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }
)
"""Roles that are held on behalf of a ministry or agency."""

CONSORTIUM = frozenset({Role.CONSORTIUM_MANAGER, Role.CONSORTIUM_MEMBER})
STAFF = MINISTRY | CONSORTIUM
"""Everyone who works in the staff frame."""

GRANTABLE = STAFF | {Role.APPLICANT}
"""Roles that an administrator may give; the rest belong to the portal itself."""
