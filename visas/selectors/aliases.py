"""The remembered names as the matcher takes them: what holds now, in every process, at once."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max

from talentportal.reference.selectors.lists import body_key
from visas.models import NameAlias
from visas.rules.catalogue import university_key

Version = tuple[int, int | None, int, datetime | None]


class Remembered(NamedTuple):
    """One remembered name; `ref` is empty for "none of those held", `seen` are the candidates."""

    pk: int
    name: str
    key: str
    country: str
    ref: str
    seen: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """Every remembered name that holds, by key; `version` changes when one is added or revoked."""

    version: Version
    by_key: dict[str, tuple[Remembered, ...]]

    def behind(self, name: str, country: str, ref: str) -> int | None:
        """Return the remembered name that a match with a body rests on: the same country first."""
        fitting = [one for one in self.by_key.get(university_key(name), ()) if one.ref == ref]
        exact = [one for one in fitting if one.country == country.upper()]
        return next((one.pk for one in exact + fitting), None)

    def none_of(self, name: str, country: str, candidates: frozenset[str]) -> int | None:
        """Return the remembered "none of those held" that holds for a doubtful name, if one does.

        Only for the same text beside the same country, and only while no candidate has come up
        that its officer had not before them: a university that is held since is looked at anew.
        """
        found = self.by_key.get(university_key(name), ())
        same = [one for one in found if not one.ref and one.country == country.upper()]
        return next((one.pk for one in same if candidates <= one.seen), None)


def memory() -> Memory:
    """Return what is remembered now; one small query unless something was added or revoked."""
    return _memory(_version())


def _version() -> Version:
    """Return what tells this state of the table from every other.

    Rows are only added, and revoked once: two numbers would do, were it not for changes that are
    rolled back after somebody has read them. Keys and moments do not come twice.
    """
    held = NameAlias.objects.aggregate(
        rows=Count("id"), newest=Max("id"), revoked=Count("revoked_at"), last=Max("revoked_at")
    )
    return held["rows"], held["newest"], held["revoked"], held["last"]


@lru_cache(maxsize=2)
def _memory(current: Version) -> Memory:
    by_key: dict[str, tuple[Remembered, ...]] = {}
    rows = NameAlias.objects.active().annotate(body=body_key("institution__")).order_by("id")
    for pk, name, country, body, seen, institution in rows.values_list(
        "pk", "name", "country", "body", "seen", "institution_id"
    ):
        key = university_key(name)
        ref = body if institution else ""
        one = Remembered(pk, name, key, country, ref, frozenset(seen))
        by_key[key] = (*by_key.get(key, ()), one)
    return Memory(current, by_key)
