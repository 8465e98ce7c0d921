"""The documents asked for (증빙서류), computed from track, persons and countries.

The ministry's own list for the Top-Tier visa is an annex that was not at hand: the items are those
of comparable residence and professional visas. What rests on memory of practice alone (the criminal
record certificate, a plan of the search for a job) is asked for as optional, and an officer can
request it. Each item says why:

`always` for every application · `pathway` the pathway rests on it · `one_of_two` higher pay stands
in for the degree or the career, so one of the two is enough · `claimed` the applicant claims it ·
`issued_abroad` foreign certificates need an apostille or consular legalisation · `tb_country`
national of, and resident in, a country with a high tuberculosis risk · `tb_residence_unknown` the
same, residence not given yet · `with_offer` there is a job · `no_offer_yet` there is none so far ·
`expected` the degree is still to be awarded · `recommended` the track rests on a recommendation ·
`state_can_check` the State can look it up itself and must not insist (Enforcement Rule of the
Immigration Act art. 76(3)) · `family` for members who come along · `practice` asked in practice,
not by a rule at hand.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from visas.rules.offers import KOREA
from visas.rules.states import Track


class ItemCode(StrEnum):
    """An item of the checklist."""

    PASSPORT = "passport"
    PHOTO = "photo"
    DEGREE_CERTIFICATE = "degree_certificate"
    DEGREE_APOSTILLE = "degree_apostille"
    EXPECTED_GRADUATION = "expected_graduation"
    CAREER_CERTIFICATE = "career_certificate"
    CAREER_APOSTILLE = "career_apostille"
    CONTRACT = "contract"
    RECOMMENDATION = "recommendation"
    TB_CERTIFICATE = "tb_certificate"
    FAMILY_PASSPORTS = "family_passports"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    BIRTH_CERTIFICATE = "birth_certificate"
    PARENT_CERTIFICATE = "parent_certificate"
    BUSINESS_REGISTRATION = "business_registration"
    INSURANCE_LIST = "insurance_list"
    TAX_CERTIFICATE = "tax_certificate"
    JOB_SEARCH_PLAN = "job_search_plan"
    CRIMINAL_RECORD = "criminal_record"


class Why(StrEnum):
    """Why an item is on the list; the head of this module explains each."""

    ALWAYS = "always"
    PATHWAY = "pathway"
    ONE_OF_TWO = "one_of_two"
    CLAIMED = "claimed"
    ISSUED_ABROAD = "issued_abroad"
    TB_COUNTRY = "tb_country"
    TB_RESIDENCE_UNKNOWN = "tb_residence_unknown"
    WITH_OFFER = "with_offer"
    NO_OFFER_YET = "no_offer_yet"
    STATE_CAN_CHECK = "state_can_check"
    EXPECTED = "expected"
    RECOMMENDED = "recommended"
    FAMILY = "family"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Item:
    """One document asked for: whether the application is incomplete without it, and why."""

    code: ItemCode
    required: bool
    why: Why


_RESTS_ON_JOB = frozenset({Track.F_2_T, Track.K_TECH_PASS})
_RESTS_ON_CAREER = frozenset({Track.F_2_T, Track.K_TECH_PASS})
_NEEDS_RECOMMENDATION = frozenset({Track.F_2_7S})
WAIVER_PATHWAY = "B"
_CERTIFICATE_OF = {
    "spouse": ItemCode.MARRIAGE_CERTIFICATE,
    "child": ItemCode.BIRTH_CERTIFICATE,
    "parent": ItemCode.PARENT_CERTIFICATE,
}


def checklist(  # noqa: PLR0913 -- the facts it takes, all by name
    *,
    track: Track,
    nationality: str,
    residence_country: str,
    has_offer: bool | None,
    degree_countries: Sequence[str],
    employment_countries: Sequence[str],
    relations: Sequence[str],
    tuberculosis_countries: Collection[str],
    pathway: str = "",
    is_award_expected: bool = False,
) -> tuple[Item, ...]:
    """Return the documents for one application, required ones first, each code once.

    Countries are two-letter codes, empty where not given. `pathway` empty: not known yet, asked
    for as for the first. `tuberculosis_countries` are those of the filing day.
    `is_award_expected`: the degree that counts is still to be awarded, so its certificate is one of
    expected graduation.
    """
    rests_on_either = pathway == WAIVER_PATHWAY
    items = [
        Item(ItemCode.PASSPORT, True, Why.ALWAYS),
        Item(ItemCode.PHOTO, True, Why.ALWAYS),
        *_education(
            degree_countries, rests_on_either=rests_on_either, is_expected=is_award_expected
        ),
        *_career(track, employment_countries, rests_on_either=rests_on_either),
        *_job(track, has_offer),
        *_tuberculosis(nationality, residence_country, tuberculosis_countries),
        *_family(relations),
        *_support(track),
        Item(ItemCode.CRIMINAL_RECORD, False, Why.PRACTICE),
    ]
    return tuple(sorted(items, key=lambda item: not item.required))


def _education(countries: Sequence[str], *, rests_on_either: bool, is_expected: bool) -> list[Item]:
    """Return the degree's documents; certificates from abroad need an apostille."""
    if is_expected:
        return [
            Item(ItemCode.EXPECTED_GRADUATION, True, Why.EXPECTED),
            Item(ItemCode.DEGREE_CERTIFICATE, False, Why.PRACTICE),
        ]
    why = Why.ONE_OF_TWO if rests_on_either else Why.PATHWAY
    items = [Item(ItemCode.DEGREE_CERTIFICATE, not rests_on_either, why)]
    if _is_abroad(countries):
        items.append(Item(ItemCode.DEGREE_APOSTILLE, not rests_on_either, Why.ISSUED_ABROAD))
    return items


def _career(track: Track, countries: Sequence[str], *, rests_on_either: bool) -> list[Item]:
    """Return the career's documents: period, place and occupation, stated by the employer.

    Whoever claims no employment has none to show; then other ways decide, not a missing paper.
    """
    if track not in _RESTS_ON_CAREER:
        return []
    if not countries:
        return [Item(ItemCode.CAREER_CERTIFICATE, False, Why.CLAIMED)]
    why = Why.ONE_OF_TWO if rests_on_either else Why.CLAIMED
    items = [Item(ItemCode.CAREER_CERTIFICATE, not rests_on_either, why)]
    if _is_abroad(countries):
        items.append(Item(ItemCode.CAREER_APOSTILLE, not rests_on_either, Why.ISSUED_ABROAD))
    return items


def _job(track: Track, has_offer: bool | None) -> list[Item]:
    if track not in _RESTS_ON_JOB:
        return []
    if not has_offer:
        return [Item(ItemCode.CONTRACT, False, Why.NO_OFFER_YET)]
    looked_up = (
        ItemCode.BUSINESS_REGISTRATION,
        ItemCode.INSURANCE_LIST,
        ItemCode.TAX_CERTIFICATE,
    )
    return [
        Item(ItemCode.CONTRACT, True, Why.WITH_OFFER),
        *(Item(code, False, Why.STATE_CAN_CHECK) for code in looked_up),
    ]


def _support(track: Track) -> list[Item]:
    """Return what others write for the applicant, or who looks for a job writes."""
    if track is Track.D_10_T:
        return [Item(ItemCode.JOB_SEARCH_PLAN, False, Why.PRACTICE)]
    if track in _NEEDS_RECOMMENDATION:
        return [Item(ItemCode.RECOMMENDATION, True, Why.RECOMMENDED)]
    return [Item(ItemCode.RECOMMENDATION, False, Why.PRACTICE)]


def _tuberculosis(nationality: str, residence: str, listed: Collection[str]) -> list[Item]:
    """Return the certificate for nationals of listed countries who also live in one."""
    if nationality not in listed:
        return []
    if not residence:
        return [Item(ItemCode.TB_CERTIFICATE, False, Why.TB_RESIDENCE_UNKNOWN)]
    return [Item(ItemCode.TB_CERTIFICATE, True, Why.TB_COUNTRY)] if residence in listed else []


def _family(relations: Sequence[str]) -> list[Item]:
    """Return the passports of those who come along and the proof of each kind of relation."""
    if not relations:
        return []
    proofs = [code for relation, code in _CERTIFICATE_OF.items() if relation in relations]
    codes = (ItemCode.FAMILY_PASSPORTS, *proofs)
    return [Item(code, True, Why.FAMILY) for code in codes]


def _is_abroad(countries: Sequence[str]) -> bool:
    return any(country and country != KOREA for country in countries)
