"""The words of decision letters, in the language that is active while they are asked for.

The law each rests on: reasons and officer's name and contact (Administrative Procedures Act arts
23, 24), routes of appeal (art. 26; Administrative Appeals Act art. 27; Administrative Litigation
Act art. 20), certificate and visa (Enforcement Rule of the Immigration Act arts 12, 17, 17-2),
registration and reports (Immigration Act arts 31, 35, 36).
"""

from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext, pgettext_lazy

from talentportal.core import formats
from talentportal.core.context_processors import SITE_NAME
from talentportal.reference.models import Fee
from talentportal.reference.rules.codes import Currency
from visas.labels.cases import TRACK_LABELS
from visas.rules.outcomes import Outcome
from visas.rules.states import Track

OUTCOME_WORDS = {
    "approve": pgettext_lazy("decision", "Approved"),
    "refuse": pgettext_lazy("decision", "Refused"),
}
RESULT_WORDS = {
    Outcome.MET: lazy("Met"),
    Outcome.NOT_MET: lazy("Not met"),
    Outcome.UNDETERMINED: lazy("Cannot tell yet"),
}
DEMONSTRATION = lazy(
    "Demonstration copy. No government office issued this document, and it has no legal effect."
)
AUTHORITY = lazy("Ministry of Justice")
SENDER = SITE_NAME


def written_day(day: date) -> str:
    """Return a day as it is written out on an official paper: `22 November 2026`."""
    return dateformat.format(day, pgettext("date on an official paper", "j F Y"))


def full_name(family: str, given: str, native: str) -> str:
    """Return the passport's spelling of a name, with the name in Hangul where there is one."""
    name = ", ".join(filter(None, [family.upper(), given.upper()]))
    return f"{name} ({native})" if _is_hangul(native) else name


def _is_hangul(name: str) -> bool:
    return bool(name.strip()) and all("가" <= sign <= "힣" or sign == " " for sign in name.strip())


def initials(given: str, family: str) -> str:
    """Return the initials of a name, `A. L.`: enough to compare, too little to learn."""
    return " ".join(f"{name.strip()[0].upper()}." for name in (given, family) if name.strip())


def fee(held: Fee | None, *, online: bool = False) -> str:
    """Return a fee with its currency, such as `KRW 35,000`; a dash where none is on record."""
    if held is None:
        return "–"
    amount = held.amount_online() if online else held.amount
    if held.currency == Currency.KRW:
        return formats.won(amount)
    return formats.dollars(amount)


def outcome_sentence(outcome: str, track: Track, filed_on: date) -> str:
    """Return the decision in one sentence."""
    words = {"day": formats.day(filed_on), "track": TRACK_LABELS[track]}
    if outcome == "approve":
        return _("Your application of %(day)s for %(track)s is approved.") % words
    return _("Your application of %(day)s for %(track)s is refused.") % words


def edition_named(title: str, code: str, first: date) -> str:
    """Return which published criteria were applied, and since when they hold."""
    return _("%(title)s (%(code)s), in force from %(day)s") % {
        "title": title,
        "code": code,
        "day": formats.day(first),
    }


def machine_note() -> str:
    """Return what an applicant must be told of the automatic check (PIPA art. 37-2)."""
    return _(
        "An automatic check against the published criteria assisted the review. "
        "It decided nothing: the officers named below did."
    )


def steps_abroad(track: Track, visa_fee: str, card_fee: str) -> list[str]:
    """Return what an approved applicant who lives abroad does next."""
    return [
        *_way_to_the_visa(track, {"fee": visa_fee}),
        _("Enter Korea within three months of the day on which the visa is issued."),
        _(
            "Register as a foreign resident within 90 days of entry. "
            "The fee for the residence card is %(fee)s."
        )
        % {"fee": card_fee},
        _("Report a change of passport, address or other registered facts within 15 days."),
        *_about_the_stay(track),
    ]


def _way_to_the_visa(track: Track, fee: dict[str, str]) -> list[str]:
    """Return how the visa is had: who holds the certificate differs, and missions issue D-10.

    Enforcement Rule of the Immigration Act arts 9, 17; the pass holder applies online.
    """
    if track is Track.D_10_T:
        words = _(
            "Apply for the visa with this letter, online or at a Korean diplomatic mission. "
            "The examination fee is %(fee)s."
        )
        return [words % fee]
    if track is Track.K_TECH_PASS:
        words = _(
            "Apply for the visa online with your pass; no visit to a mission is needed. "
            "The examination fee is %(fee)s."
        )
        return [words % fee]
    ask = _(
        "Ask your employer in Korea for the number of your certificate for visa issuance. "
        "The certificate is valid for three months and can be used once."
    )
    if track is Track.F_2_7S:
        ask = _(
            "Ask your university in Korea for the number of your certificate for visa issuance. "
            "The certificate is valid for three months and can be used once."
        )
    words = _(
        "Apply for the visa with that number, online or at a Korean diplomatic mission. "
        "The examination fee is %(fee)s."
    )
    return [ask, words % fee]


def _about_the_stay(track: Track) -> list[str]:
    """Return what else holds for the stay on a track."""
    if track is Track.D_10_T:
        return [
            _(
                "The stay to look for work is granted one year at a time, two years at most. Apply "
                "for a change of status before you begin to work."
            )
        ]
    if track is Track.F_2_7S:
        return [_("If your degree was still expected, hand in the certificate once it is awarded.")]
    return []


def steps_in_korea(track: Track, change_fee: str, online_fee: str, card_fee: str) -> list[str]:
    """Return what an approved applicant who lives in Korea does next."""
    return [
        _(
            "Apply for the change of your status of stay, online at HiKorea or at the "
            "immigration office of your address. The fee is %(fee)s, online %(online)s."
        )
        % {"fee": change_fee, "online": online_fee},
        _("The fee for the residence card is %(fee)s.") % {"fee": card_fee},
        _("Report a change of passport, address or other registered facts within 15 days."),
        *_about_the_stay(track),
    ]


def after_refusal() -> list[str]:
    """Return what a refused applicant may do besides an appeal."""
    return [
        _(
            "You may apply again at any time. A new application is judged by the criteria "
            "in force on the day on which it is filed."
        )
    ]


def appeals() -> list[str]:
    """Return the routes of appeal against a visa decision, with their periods."""
    return [
        _(
            "Administrative appeal (Administrative Appeals Act, art. 27): to the Central "
            "Administrative Appeals Commission or to this authority, within 90 days of the day "
            "on which you learned of this decision and within 180 days of the decision."
        ),
        _(
            "Revocation suit (Administrative Litigation Act, art. 20): to the administrative "
            "court, within 90 days of the day on which you learned of this decision, or of the "
            "service of the ruling on your appeal, and within one year."
        ),
        _(
            "If events beyond your control kept you from appealing in time, you may appeal "
            "within 14 days after they end, or within 30 days if you are abroad."
        ),
    ]


def appeals_note() -> str:
    """Return which general remedies the law excludes for entry and stay."""
    return _(
        "The objection and the re-examination of the General Act on Public Administration "
        "(arts 36 and 37) do not apply to the entry and stay of foreigners."
    )
