"""The parts of an address such as "Dept. of Physics, University of Basel, Switzerland"."""

import re
from collections.abc import Iterator
from enum import StrEnum

from visas.rules.catalogue import words
from visas.rules.places import COUNTRY_NAMES

_BETWEEN = re.compile(r"[,;:\n/|()（）、，]| [-–—] |(?<=\w)\.\s+(?=[A-Z][a-z]{3})")
_MOST_PARTS = 12
_LONGEST_RUN = 3
_DEPARTMENT = frozenset(
    {"department", "dept", "faculty", "school", "division", "laboratory", "lab", "laboratories"}
    | {"program", "programme", "chair", "section", "unit", "group", "graduate", "clinic", "centre"}
    | {"center", "library", "office", "institut", "fakultat", "fachbereich", "sch"}
    | {"facultad", "faculte", "departamento", "departement", "dipartimento", "facolta", "abteilung"}
    | {"professor", "prof", "student", "phd", "bsc", "msc", "ms", "ma", "ba", "degree", "lehrstuhl"}
)
_DEPARTMENT_ENDS = (
    "학과",
    "학부",
    "대학원",
    "연구소",
    "연구실",
    "学院",
    "研究科",
    "学部",
    "系",
    "研究所",
    "학원",
)
_COLLEGE_OF = re.compile("college of (?!technology)")
_OWN_SCHOOL = frozenset({"school", "faculty", "department", "dept", "division"})
_OF_KIND = frozenset({"graduate", "medical", "business", "law"})
_INSTITUTION = re.compile(
    r"\b(?:universit|universid|univerz|uniwers|universt|yliopisto|universe|institute of tech)"
    r"|\b(?:hochschule|polytechni|politecnic|ecole|escuela|academy|college|institute|instituto)\b"
    r"|대학교|대학$|大学|大學|университет|институт|جامعة"
)


class Kind(StrEnum):
    """What a part of an address is."""

    INSTITUTION = "institution"
    DEPARTMENT = "department"
    PLACE_NAME = "place_name"
    OTHER = "other"


def split(text: str) -> list[list[str]]:
    """Return the parts of an address as words, without what carries none (post codes)."""
    parts = (words(part) for part in _BETWEEN.split(text)[:_MOST_PARTS])
    return [part for part in parts if part and not all(_is_number(word) for word in part)]


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word) and len(word) < len("1234567890")


def spans(count: int) -> Iterator[tuple[int, int]]:
    """Yield runs of parts as (first, one past the last): the longest runs first."""
    for length in range(min(count, _LONGEST_RUN), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length


def without_school(part: list[str]) -> list[str]:
    """Return what stands before "School of Medicine" and the like in a part; empty if nothing does.

    Only behind something that is called an institution: "Emory University School of Medicine", not
    "London School of Economics".
    """
    for place, word in enumerate(part):
        if place and (
            word in _OWN_SCHOOL or (word in _OF_KIND and part[place + 1 :][:1] == ["school"])
        ):
            head = part[:place]
            return head if _INSTITUTION.search(" ".join(head)) else []
        if place and word.endswith(_DEPARTMENT_ENDS):
            return part[:1] if place == 1 else []
    return []


def kind_of(part: list[str]) -> Kind:
    """Return what a part is by its words: a department, some institution, a country, or else.

    A department wins over an institution: "Yale School of Nursing", "Institute of Physics" within
    a university. What is called a university is an institution whatever else it says.
    """
    text = " ".join(part)
    if text in COUNTRY_NAMES:
        return Kind.PLACE_NAME
    if _COLLEGE_OF.match(text):
        return Kind.DEPARTMENT
    is_institution = _INSTITUTION.search(text) is not None
    if not _DEPARTMENT.isdisjoint(part) or text.endswith(_DEPARTMENT_ENDS):
        return Kind.INSTITUTION if "universit" in text else Kind.DEPARTMENT
    return Kind.INSTITUTION if is_institution else Kind.OTHER
