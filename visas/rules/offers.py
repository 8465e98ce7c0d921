"""The criteria about the job in Korea: pay, contract, employer and field."""

from decimal import Decimal

from visas.rules.facts import Facts, Offer
from visas.rules.findings import Answer, Because
from visas.rules.outcomes import Outcome
from visas.rules.prepared import Day

KOREA = "KR"
SIGNED, UNSIGNED = "signed", "unsigned"

_NO_CONTRACT = Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, SIGNED)
_SIGNED = {
    None: Answer(Outcome.UNDETERMINED, Because.SIGNATURE_MISSING, None, SIGNED),
    True: Answer(Outcome.MET, Because.CONTRACT_SIGNED, SIGNED, SIGNED),
    False: Answer(Outcome.NOT_MET, Because.CONTRACT_UNSIGNED, UNSIGNED, SIGNED),
}
_NO_EMPLOYER = Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, KOREA)


def pay(offer: Offer | None, day: Day, multiple: Decimal) -> Answer:
    """Return whether the yearly pay reaches `multiple` times the GNI of the filing day."""
    won = None if offer is None else offer.annual_pay_won
    threshold, numbers = day.pay(multiple)
    if threshold is None:
        return Answer(Outcome.UNDETERMINED, Because.GNI_NOT_HELD, won, None, numbers)
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, threshold, numbers)
    if won is None:
        return Answer(Outcome.UNDETERMINED, Because.PAY_MISSING, None, threshold, numbers)
    numbers = {**numbers, "pay_won": won}
    if won >= threshold:
        return Answer(Outcome.MET, Because.PAY_REACHES, won, threshold, numbers)
    return Answer(Outcome.NOT_MET, Because.PAY_BELOW, won, threshold, numbers)


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
        return Answer(Outcome.UNDETERMINED, Because.COUNTRY_MISSING, None, KOREA, numbers)
    if offer.country == KOREA:
        return Answer(Outcome.MET, Because.EMPLOYER_IN_KOREA, KOREA, KOREA, numbers)
    return Answer(Outcome.NOT_MET, Because.EMPLOYER_ABROAD, offer.country, KOREA, numbers)


def field(facts: Facts, day: Day) -> Answer:
    """Return whether the job's field is one of the advanced fields of the filing day."""
    offer = facts.offer
    codes = day.fields
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, codes)
    if not offer.field:
        return Answer(Outcome.UNDETERMINED, Because.FIELD_MISSING, None, codes)
    numbers = {"field": offer.field}
    if offer.field in codes:
        return Answer(Outcome.MET, Because.FIELD_LISTED, offer.field, codes, numbers)
    return Answer(Outcome.NOT_MET, Because.FIELD_NOT_LISTED, offer.field, codes, numbers)
