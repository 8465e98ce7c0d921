"""The receipt of a filed application (접수증), printed afresh whenever somebody asks for it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentportal.core import formats
from talentportal.core.countries import country_name
from talentportal.documents.typesetting import breakable, typeset
from talentportal.kernel.errors import Refused
from visas.labels import TRACK_LABELS
from visas.labels import letters as words
from visas.labels.checklist import ITEM_LABELS
from visas.models import Application, Evidence
from visas.rules.checklist import ItemCode
from visas.rules.states import Track
from visas.selectors.fees import fee_due
from visas.services.letter_papers import KOREA, sheet

SOURCE = Path(__file__).resolve().parents[1] / "typst" / "receipt.typ"
FINGERPRINT = 12
"""Signs of a SHA-256 that are printed: enough to tell files apart, short enough to compare."""


def render(application: Application, language: str) -> bytes:
    """Return the receipt as PDF in one language, with the documents received so far.

    Raises `Refused` with code `not_filed` for an application that was never submitted.
    """
    if application.receipt_number is None:
        raise Refused("not_filed", _("This application has not been submitted."))
    with translation.override(language):
        data = receipt_data(application, language)
    return typeset(SOURCE, data, made_at=timezone.now()).content


def receipt_data(application: Application, language: str) -> dict[str, Any]:
    """Return everything on the receipt, worded in the active language."""
    return {
        **sheet(language),
        "title": _("Receipt for a visa application"),
        "summary": _("Receipt for application %(number)s") % {"number": application.receipt_number},
        "receipt_number": application.receipt_number,
        "authority": str(words.AUTHORITY),
        "facts": _facts(application),
        "sentence": _(
            "Your application was received on %(moment)s (Korean time). The criteria and figures "
            "in force on that day apply to it. This receipt is not a decision."
        )
        % {"moment": formats.moment(application.submitted_at)},
        "sections": [_documents(application), _fee(application)],
        "signed_on": words.written_day(application.filed_on) if application.filed_on else "",
        "people": _contact(application),
        "foot": application.receipt_number,
    }


def _facts(application: Application) -> list[tuple[str, str]]:
    name = words.full_name(application.family_name, application.given_name, application.native_name)
    return [
        (_("Receipt number"), application.receipt_number or ""),
        (_("Filed at"), formats.moment(application.submitted_at)),
        (_("Applicant"), breakable(name)),
        (_("Nationality"), country_name(application.nationality)),
        (_("Passport number"), formats.masked(application.passport_number)),
        (_("Visa applied for"), str(TRACK_LABELS[Track(application.track)])),
    ]


def _documents(application: Application) -> dict[str, Any]:
    received = list(
        application.evidence.current().select_related("document").order_by("created_at", "id")
    )
    count = len(received)
    part: dict[str, Any] = {
        "title": _("Documents received"),
        "paragraphs": [
            ngettext("%(count)s document", "%(count)s documents", count) % {"count": count}
        ],
    }
    if received:
        part["tables"] = [
            {
                "caption": "",
                "head": [_("Document"), _("File"), _("Pages"), _("Received on"), "SHA-256"],
                "widths": [5, 6, 0, 0, 0],
                "rows": [_row(one) for one in received],
            }
        ]
        part["closing"] = [
            _("SHA-256 shows the first %(count)s characters of the fingerprint of each file.")
            % {"count": FINGERPRINT}
        ]
    return part


def _row(one: Evidence) -> list[str]:
    document = one.document
    return [
        str(ITEM_LABELS[ItemCode(one.item)]),
        breakable(document.original_name),
        str(document.pages),
        formats.day(one.created_at),
        document.sha256[:FINGERPRINT],
    ]


def _fee(application: Application) -> dict[str, Any]:
    held = fee_due(application)
    where = _(
        "The fee for the visa examination is %(fee)s. It is paid when the visa is applied for."
    )
    if application.residence_country == KOREA:
        where = _(
            "The fee for the change of status is %(fee)s, online %(online)s. It is paid when "
            "the change is applied for."
        )
    amounts = {"fee": words.fee(held), "online": words.fee(held, online=True)}
    return {
        "title": _("Fee"),
        "paragraphs": [where % amounts],
        "closing": [_("By the fees in force on the filing day.")],
    }


def _contact(application: Application) -> list[tuple[str, str]]:
    officer = application.officer
    return [
        (_("Officer in charge"), str(officer) if officer else _("Not assigned yet")),
        (_("Contact"), officer.email if officer else settings.SITE_URL),
        (_("Office"), str(words.AUTHORITY)),
        (_("Status and messages"), settings.SITE_URL),
    ]
