"""How roles and scopes read."""

from django.utils.translation import gettext_lazy as _

from talentportal.kernel.roles import Role

ROLE_LABELS = {
    Role.APPLICANT: _("Applicant"),
    Role.JUSTICE_OFFICER: _("Visa officer, Ministry of Justice"),
    Role.JUSTICE_APPROVER: _("Visa approver, Ministry of Justice"),
    Role.SCIENCE_OFFICER: _("Officer, Ministry of Science and ICT"),
    Role.SCIENCE_APPROVER: _("Approver, Ministry of Science and ICT"),
    Role.AGENCY_OFFICER: _("Officer of a consulted agency"),
    Role.POLICY_OWNER: _("Policy owner"),
    Role.AUDITOR: _("Auditor"),
    Role.CONSORTIUM_MANAGER: _("Consortium manager"),
    Role.CONSORTIUM_MEMBER: _("Consortium member"),
    Role.ADMINISTRATOR: _("System administrator"),
}

SCOPES = {
    "me:read": _("Read my own account"),
    "reference:read": _("Read reference data"),
    "applications:read": _("Read applications and cases"),
    "applications:write": _("Change and submit applications"),
    "casework:write": _("Act on cases as an officer"),
    "rules:write": _("Ask what rules would change, bring in rankings, revoke names"),
}
