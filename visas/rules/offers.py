"""The criteria about the job in Korea: pay, contract, employer and field."""

from decimal import Decimal
from math import ceil

from visas.rules.criteria import held
from visas.rules.editions import EditionParameters
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Value
from visas.rules.outcomes import Outcome

KOREA = "KR"
SIGNED, UNSIGNED = "signed", "unsigned"


def threshold_won(multiple: Decimal, gni_won: int) -> int:
    """Return the least yearly pay in whole won that reaches `multiple` times GNI per capita."""
    return ceil(multiple * gni_won)


def pay(facts: Facts, edition: EditionParameters, figures: Figures, multiple: Decimal) -> Answer:
    """Return whether the yearly pay reaches `multiple` times the GNI of the filing day."""
    offer = facts.offer
    won = None if offer is None else offer.annual_pay_won
    gni = figures.gni_on(facts.filed_on, held(edition.gni).status_code)
    if gni is None:
        numbers: dict[str, Value] = {"multiple": _written(multiple)}
        return Answer(Outcome.UNDETERMINED, Because.GNI_NOT_HELD, won, None, numbers)
    threshold = threshold_won(multiple, gni.amount_won)
    numbers = {
        "multiple": _written(multiple),
        "gni_won": gni.amount_won,
        "gni_year": gni.year,
        "threshold_won": threshold,
    }
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, threshold, numbers)
    if won is None:
        return Answer(Outcome.UNDETERMINED, Because.PAY_MISSING, None, threshold, numbers)
    numbers["pay_won"] = won
    if won >= threshold:
        return Answer(Outcome.MET, Because.PAY_REACHES, won, threshold, numbers)
    return Answer(Outcome.NOT_MET, Because.PAY_BELOW, won, threshold, numbers)


def _written(multiple: Decimal) -> str:
    """Return 3 for 3.0 and 2.5 for 2.50: a figure as people write it."""
    return f"{multiple.normalize():f}"


def contract(facts: Facts) -> Answer:
    """Return whether the contract is signed by both sides."""
    offer = facts.offer
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, SIGNED)
    if offer.signed is None:
        return Answer(Outcome.UNDETERMINED, Because.SIGNATURE_MISSING, None, SIGNED)
    if offer.signed:
        return Answer(Outcome.MET, Because.CONTRACT_SIGNED, SIGNED, SIGNED)
    return Answer(Outcome.NOT_MET, Because.CONTRACT_UNSIGNED, UNSIGNED, SIGNED)


def employer(facts: Facts) -> Answer:
    """Return whether the employer is in Korea."""
    offer = facts.offer
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, KOREA)
    numbers: dict[str, Value] = {"employer": offer.employer, "country": offer.country}
    if not offer.country:
        return Answer(Outcome.UNDETERMINED, Because.COUNTRY_MISSING, None, KOREA, numbers)
    if offer.country == KOREA:
        return Answer(Outcome.MET, Because.EMPLOYER_IN_KOREA, KOREA, KOREA, numbers)
    return Answer(Outcome.NOT_MET, Because.EMPLOYER_ABROAD, offer.country, KOREA, numbers)


def field(facts: Facts, edition: EditionParameters) -> Answer:
    """Return whether the job's field is one of the advanced fields of the filing day."""
    offer = facts.offer
    codes = edition.fields_on(facts.filed_on)
    if offer is None:
        return Answer(Outcome.UNDETERMINED, Because.NO_OFFER, None, codes)
    if not offer.field:
        return Answer(Outcome.UNDETERMINED, Because.FIELD_MISSING, None, codes)
    numbers: dict[str, Value] = {"field": offer.field}
    if offer.field in codes:
        return Answer(Outcome.MET, Because.FIELD_LISTED, offer.field, codes, numbers)
    return Answer(Outcome.NOT_MET, Because.FIELD_NOT_LISTED, offer.field, codes, numbers)
