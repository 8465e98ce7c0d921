"""Plainly fictional people by the million: sample names, a country, a passport, an age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from talentportal.core.crypto import blind_index
from visas.services.demo.dice import Dice
from visas.services.demo.people import DOMAIN, FILLING, KOREA, data
from visas.services.volume.weights import Weighted

_SENDS = {"IN": 17, "CN": 16, "US": 11, "VN": 7, "TW": 5, "JP": 4, "GB": 4, "DE": 4, "PK": 4}
_OTHERS = 1.4
"""The weight of a country that is not named."""
_TWO_NAMES = 0.45
_DAYS_IN_YEAR = 365.2425


@dataclass(slots=True)
class Person:
    """An applicant, as the passport has them."""

    key: str
    country: str
    family_name: str
    given_name: str
    native_name: str
    sex: str
    age: float
    """In years, on the filing day."""
    email: str
    name: str
    phone: str
    address: str
    residence: str
    passport: str
    passport_digest: str
    passport_expires_on: date
    born_on: date


def homes() -> Weighted[Mapping[str, Any]]:
    """Return the countries people come from, by how many do."""
    return Weighted((home, _SENDS.get(home["code"], _OTHERS)) for home in data()["countries"])


def person(number: str, dice: Dice, day: date, *, is_young: bool, home: Any) -> Person:
    """Return the person of this number, as of a day; young ones have just finished studying."""
    sex = "F" if dice.is_lucky(0.38) else "M"
    which = int(dice.random() * len(home["family"]))
    given = _given(dice, home["women" if sex == "F" else "men"])
    family = home["family"][which]
    age = 23 + dice.random() * 8 if is_young else min(66.0, 31 + dice.gammavariate(2.6, 4.2))
    passport = f"S{int(dice.random() * 1e8):08d}"
    return Person(
        key=key(dice),
        country=home["code"],
        family_name=family,
        given_name=given,
        native_name=f"{home['native'][which]} {given}" if "native" in home else "",
        sex=sex,
        age=age,
        email=f"{FILLING}{number}@{DOMAIN}",
        name=f"{given} {family}",
        phone=f"{home['phone']}{int(dice.random() * 1000):03d}",
        address=f"{home['street']} {1 + int(dice.random() * 120)}, {home['city']}",
        residence=_residence(dice, home["code"]),
        passport=passport,
        passport_digest=blind_index(f"{home['code']}:{passport}", "passport"),
        passport_expires_on=date.fromordinal(day.toordinal() + 40 + int(dice.random() * 3400)),
        born_on=date.fromordinal(day.toordinal() - int(age * _DAYS_IN_YEAR)),
    )


def key(dice: Dice) -> str:
    """Return a key for a row: a version 4 UUID, as the database takes it."""
    bits = f"{dice.getrandbits(128):032x}"
    return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"


def _given(dice: Dice, names: list[str]) -> str:
    first = names[int(dice.random() * len(names))]
    second = names[int(dice.random() * len(names))]
    return f"{first} {second}" if dice.is_lucky(_TWO_NAMES) and second != first else first


def _residence(dice: Dice, home: str) -> str:
    if dice.is_lucky(0.14):
        return KOREA
    return "US" if dice.is_lucky(0.13) else home
