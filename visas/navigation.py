"""Where the app's pages stand in the menus, and how its entries in the access log read."""

from django.utils.translation import gettext_lazy as _

from talentportal.audit.labels import name_verbs
from talentportal.core.navigation import Frame, Item, register
from talentportal.kernel.roles import MINISTRY, Role
from talentportal.reference.querysets import READS_IMPORTS
from visas.querysets import READS_NAMES

register(
    Item(
        label=_("My applications"),
        url_name="visas:mine",
        frame=Frame.PUBLIC,
        icon="folder-open",
        roles=frozenset({Role.APPLICANT}),
        order=10,
    )
)
register(
    Item(
        label=_("Do I qualify?"),
        url_name="visas:selfcheck",
        frame=Frame.PUBLIC,
        icon="clipboard-check",
        order=20,
    )
)
register(
    Item(
        label=_("Verify a letter"),
        url_name="visas:verify",
        frame=Frame.PUBLIC,
        icon="badge-check",
        order=30,
    )
)

name_verbs(
    {
        "visa.cases_listed": _("List of cases viewed"),
        "visa.counted_listed": _("Cases behind a number viewed"),
        "visa.counted_exported": _("Cases behind a number taken out as a file"),
        "visa.editions_compared": _("Differences of two editions taken out as a file"),
        "visa.case_viewed": _("Case viewed"),
        "visa.passport_revealed": _("Passport number shown in full"),
        "visa.document_viewed": _("Document viewed"),
        "visa.document_downloaded": _("Document downloaded"),
        "visa.receipt_downloaded": _("Receipt downloaded"),
        "visa.letter_downloaded": _("Decision letter downloaded"),
    }
)
register(
    Item(
        label=_("Cases"),
        url_name="visas:queue",
        frame=Frame.DESK,
        group=_("Visa"),
        icon="inbox",
        order=10,
        roles=frozenset({Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER, Role.AUDITOR}),
    )
)
register(
    Item(
        label=_("Remembered names"),
        url_name="visas:names",
        frame=Frame.DESK,
        group=_("Rules"),
        icon="tags",
        order=70,
        roles=READS_NAMES,
    )
)
register(
    Item(
        label=_("Rule editions"),
        url_name="visas:editions",
        frame=Frame.DESK,
        group=_("Rules"),
        icon="scroll-text",
        order=20,
        roles=MINISTRY,
    )
)
register(
    Item(
        label=_("Ranking imports"),
        url_name="visas:ranking_imports",
        frame=Frame.DESK,
        group=_("Rules"),
        icon="file-up",
        order=75,
        roles=READS_IMPORTS,
    )
)
register(
    Item(
        label=_("What would it change?"),
        url_name="visas:whatif",
        frame=Frame.DESK,
        group=_("Rules"),
        icon="chart-column",
        order=30,
        roles=MINISTRY,
    )
)
