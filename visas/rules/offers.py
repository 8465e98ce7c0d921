"""The criteria about the job in Korea: pay, contract, employer and field."""

from decimal import Decimal

from visas.rules.facts import Facts, Offer
from visas.rules.findings import Answer, Because, told
from visas.rules.outcomes import MET, NOT_MET, UNDETERMINED
from visas.rules.prepared import Day

KOREA = "KR"
SIGNED, UNSIGNED = "signed", "unsigned"

_NO_OFFER = UNDETERMINED, Because.NO_OFFER
_GNI_NOT_HELD = UNDETERMINED, Because.GNI_NOT_HELD
_PAY_MISSING = UNDETERMINED, Because.PAY_MISSING
_PAY_REACHES = MET, Because.PAY_REACHES
_PAY_BELOW = NOT_MET, Because.PAY_BELOW
_SIGNATURE_MISSING = UNDETERMINED, Because.SIGNATURE_MISSING
_CONTRACT_SIGNED = MET, Because.CONTRACT_SIGNED
_CONTRACT_UNSIGNED = NOT_MET, Because.CONTRACT_UNSIGNED
_COUNTRY_MISSING = UNDETERMINED, Because.COUNTRY_MISSING
_EMPLOYER_IN_KOREA = MET, Because.EMPLOYER_IN_KOREA
_EMPLOYER_ABROAD = NOT_MET, Because.EMPLOYER_ABROAD
_FIELD_MISSING = UNDETERMINED, Because.FIELD_MISSING
_FIELD_LISTED = MET, Because.FIELD_LISTED
_FIELD_NOT_LISTED = NOT_MET, Because.FIELD_NOT_LISTED

_NO_CONTRACT = told(_NO_OFFER, None, SIGNED)
_SIGNED = {
    None: told(_SIGNATURE_MISSING, None, SIGNED),
    True: told(_CONTRACT_SIGNED, SIGNED, SIGNED),
    False: told(_CONTRACT_UNSIGNED, UNSIGNED, SIGNED),
}
_NO_EMPLOYER = told(_NO_OFFER, None, KOREA)


def pay(offer: Offer | None, day: Day, multiple: Decimal) -> Answer:
    """Return whether the yearly pay reaches `multiple` times the GNI of the filing day."""
    won = None if offer is None else offer.annual_pay_won
    threshold, numbers = day.pay(multiple)
    if threshold is None:
        return told(_GNI_NOT_HELD, won, None, numbers)
    if offer is None:
        return told(_NO_OFFER, None, threshold, numbers)
    if won is None:
        return told(_PAY_MISSING, None, threshold, numbers)
    numbers = {**numbers, "pay_won": won}
    if won >= threshold:
        return told(_PAY_REACHES, won, threshold, numbers)
    return told(_PAY_BELOW, won, threshold, numbers)


def contract(facts: Facts) -> Answer:
    """Return whether the contract is signed by both sides."""
    return _NO_CONTRACT if facts.offer is None else _SIGNED[facts.offer.signed]


def employer(facts: Facts) -> Answer:
    """Return whether the employer is in Korea."""
    offer = facts.offer
    if offer is None:
        return _NO_EMPLOYER
    numbers = {"employer": offer.employer, "country": offer.country}
    if not offer.country:
        return told(_COUNTRY_MISSING, None, KOREA, numbers)
    if offer.country == KOREA:
        return told(_EMPLOYER_IN_KOREA, KOREA, KOREA, numbers)
    return told(_EMPLOYER_ABROAD, offer.country, KOREA, numbers)


def field(facts: Facts, day: Day) -> Answer:
    """Return whether the job's field is one of the advanced fields of the filing day."""
    offer = facts.offer
    codes = day.fields
    if offer is None:
        return told(_NO_OFFER, None, codes)
    if not offer.field:
        return told(_FIELD_MISSING, None, codes)
    numbers = {"field": offer.field}
    if offer.field in codes:
        return told(_FIELD_LISTED, offer.field, codes, numbers)
    return told(_FIELD_NOT_LISTED, offer.field, codes, numbers)
