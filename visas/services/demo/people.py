"""Plainly fictional people: each language's word for "sample" or its John Doe as family name."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from talentportal.kernel.dates import anniversary
from visas.services.demo.dice import Dice

DATA = Path(__file__).resolve().parents[2] / "data" / "demo_people.json"
DOMAIN = "demo.example"
FILLING = "case"
"""How addresses of synthetic people begin, before a number: nobody of the demonstration is so
called."""
KOREA = "KR"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who applies, as the passport has them."""

    number: int
    country: str
    family_name: str
    given_name: str
    native_name: str
    sex: str
    born_on: date
    email: str
    phone: str
    address: str
    residence: str
    passport: str
    passport_expires_on: date
    names_at_home: tuple[str, ...]
    """Given names that others of the family may bear."""

    @property
    def full_name(self) -> str:
        """The name as the account bears it."""
        return f"{self.given_name} {self.family_name}"


@cache
def data() -> Any:
    """Return the lists of names, employers and texts that fictional cases are made of."""
    return json.loads(DATA.read_text(encoding="utf-8"))


@cache
def _countries() -> list[dict[str, Any]]:
    """Return the countries in the order in which people come from them: first one of each."""
    known: list[dict[str, Any]] = data()["countries"]
    most = max(country.get("weight", 1) for country in known)
    return [c for turn in range(most) for c in known if turn < c.get("weight", 1)]


def person(number: int, dice: Dice, today: date, country: str = "") -> Person:
    """Return the person of this number; without a country, the first thirty are from thirty."""
    countries = [one for one in _countries() if not country or one["code"] == country]
    home = countries[number % len(countries)]
    which = dice.randrange(len(home["family"]))
    sex = dice.choice("FM")
    family = home["family"][which]
    given = dice.choice(home["women" if sex == "F" else "men"])
    return Person(
        number=number,
        country=home["code"],
        family_name=family,
        given_name=given,
        native_name=f"{home['native'][which]} {given}" if "native" in home else "",
        sex=sex,
        born_on=dice.day(date(today.year - 54, 1, 1), date(today.year - 36, 12, 31)),
        email=f"{_plain(given)}.{_plain(family)}{number:03d}@{DOMAIN}",
        phone=f"{home['phone']}{number:03d}",
        address=f"{home['street']} {dice.randint(1, 120)}, {home['city']}",
        residence=dice.one((home["code"], 0.74), (KOREA, 0.14), ("US", 0.12)),
        passport=f"DEMO{number:05d}",
        passport_expires_on=_expires_on(dice, today),
        names_at_home=(*home["women"], *home["men"]),
    )


def _expires_on(dice: Dice, today: date) -> date:
    """Return a day up to nine years away; for a few so soon that an officer should see it."""
    if dice.is_lucky(0.06):
        return today + timedelta(days=dice.randint(40, 150))
    return anniversary(today, dice.randint(1, 9)) - timedelta(days=dice.randint(0, 300))


def _plain(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())
