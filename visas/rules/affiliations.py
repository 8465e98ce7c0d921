"""The parts of an address such as "Dept. of Physics, University of Basel, Switzerland"."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from talentportal.kernel.names import JOINERS
from visas.rules.name_keys import words
from visas.rules.places import COUNTRY_NAMES
from visas.rules.vocabulary import FIELDS, FOREIGN_SMALL, HEADS

_BETWEEN = re.compile(r"[,;:\n/|()（）、，\[\]\"“”#]| [-–—] |(?<=\w\w\w)\.\s+(?=[A-Z][a-z]{3})")
_GLUED = re.compile(
    r"(?<=[a-zé])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,})"
    r"|(?<=\d)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=\d)"
)
_SCRIPTS = re.compile(r"(?<=[가-힣]) +(?=[A-Za-z])|(?<=[A-Za-z]) +(?=[가-힣])")
_KOREAN_COUNTRIES = "|".join(name for name in COUNTRY_NAMES if "가" <= name[0] <= "힣")
_COUNTRY_AROUND = re.compile(
    rf"^\s*(?:{_KOREAN_COUNTRIES})(?= +[가-힣])|(?<=[가-힣]) +(?=(?:{_KOREAN_COUNTRIES})\s*$)"
)
_END_CODE = re.compile(r",\s*(?:IN|DE|LA|AL|AS)[\s\d.]*$")
_MOST_PARTS = 12
_LONGEST_RUN = 3
_REACHED = frozenset({"fax", "tel", "telephone", "phone", "email", "tab"})
"""Words that begin what is no part of a name; "#TAB#" is what is left of a table."""
_KOREAN_PARTS = re.compile(
    "(?:학과|학부|전공|대학원|연구소|연구실|연구원|사업단|센터|공학|과학)$"
    "|^(?:공과|의과|경영|자연과학|인문|사회과학|법과|사범|예술|음악|미술|생명과학|약학|치과|간호|공학"
    "|농업생명과학|생활과학|이과|문과|경상|정보통신|정보|국제|자유전공|수의과|정치|상경|이공|과학기술)대학$"
    "|^(?:공|의|법|약|음|미|치|농|문과|공과|의과|경영|사범|자연|인문|사회과학)대$"
)
_COLLEGE_FIELDS = frozenset(
    {"medicine", "engineering", "dentistry", "pharmacy", "nursing", "veterinary", "science"}
    | {"sciences", "liberal", "letters", "agriculture", "natural", "computing"}
)
_OWN_HEADS = frozenset({"school", "department", "dept", "faculty", "division", "laboratory"})
ANOTHER_BODY = frozenset(
    {"university", "college", "academy", "seminary", "press", "hospital", "hospitals", "community"}
    | {"high", "international", "online", "polytechnic", "campus", "clinic", "state", "city"}
    | {"preparatory", "secondary", "primary", "boarding", "driving", "kindergarten"}
)
"""Words that make another institution of a name they stand behind."""
_NOT_OWN = frozenset(
    {"institute", "institut", "instituto", "istituto", "institutet", "ecole", "scuola", "campus"}
    | {"center", "centre", "centro", "zentrum", "clinic", "schools", "museum", "observatory"}
    | {"library", "student", "branch", "area", "office"}
)
_OWN_HOUSE = re.compile(r"\b(?:medical|sciences?|cancer|health) (?:cent(?:er|re)|college|campus)\b")
_DEPARTMENT_ENDS = ("研究科", "学部", "系", "研究所", "학원")
_SHORT_COURSE = "短期"
"""A junior college within a Japanese university (短期大学部) gives degrees of its own."""
_CHINESE_SCHOOL = re.compile(
    "^(?:(?:数学|物理|化学|化工|生命|生物|医学?|基础医学?|口腔|公共卫生|护理|药学?|法学?|经济|管理|公共管理"
    "|计算机|软件|信息科学|电子信息|电子|电气|微电子|集成电路|自动化|人工智能|机械|材料|环境|土木|建筑|航空航天|能源|动力"
    "|光电|外国?语|历史|哲学|社会学?|新闻|传播|教育|心理|统计|地球|海洋|农业?|食品|艺术|音乐|体育|马克思主义)"
    "(?:科学|工程|技术)?(?:[与和及](?:科学|工程|技术)?)?)+学院$"
)
"""A school of fields. Colleges of another name (金陵学院, 城市学院) give degrees of their own."""
_INSTITUTION = re.compile(
    r"\b(?:universit|universid|univerz|uniwers|universt|yliopisto|universe|institute of tech)"
    r"|\b(?:hochschule|polytechni|politecnic|ecole|escuela|academy|college|institute|instituto|seminary)\b"
    r"|\b(?:hospital|hospitals|klinikum|hospitalier|iit|iiit)\b"
    r"|대학교|대학$|大学|大學|университет|институт|جامعة"
)
_WHOLE = re.compile(
    r"universit|hospital|seminary|academy|polytechnic|campus|institute of tech|lyceum|gymnasium"
    r"|(?:high|secondary|boarding) school"
    r"|(?:medical|community|international|university) college|college$"
)


class Kind(StrEnum):
    """What a part of an address is."""

    INSTITUTION = "institution"
    DEPARTMENT = "department"
    PLACE_NAME = "place_name"
    OTHER = "other"


def split(text: str) -> list[list[str]]:
    """Return the parts of an address as words, without what carries none (post codes)."""
    parts = (_unnumbered(words(part)) for part in _BETWEEN.split(text)[:_MOST_PARTS])
    return [part for part in parts if part and not _says_nothing(part)]


def _says_nothing(part: list[str]) -> bool:
    """Tell whether a part is a number, one letter, or how to reach somebody."""
    rest = part[1:] if part[0] in _REACHED or len(part[0]) == 1 else part
    return all(map(is_number, rest))


def _unnumbered(part: list[str]) -> list[str]:
    """Return words without the numbers in front of them; those behind are part of a name."""
    first = next((place for place, word in enumerate(part) if not is_number(word)), len(part))
    return part[first:]


def ends_with_code(text: str) -> bool:
    """Tell whether a text ends with the code of a state that is a small word: "College, IN"."""
    return _END_CODE.search(text) is not None


def unglued(text: str) -> str:
    """Return a text with spaces where they were lost: "UniversityNanchang330031People's".

    A country in front of a Korean name or behind it stands apart: "미국 하버드대학교".
    """
    apart = _COUNTRY_AROUND.sub(lambda found: f"{found[0]}, ", text)
    return _SCRIPTS.sub(", ", _GLUED.sub(" ", apart))


def is_number(word: str) -> bool:
    """Tell whether a word is a number or a post code."""
    return any(letter.isdigit() for letter in word) and len(word) < len("1234567890")


def spans(count: int) -> Iterator[tuple[int, int]]:
    """Yield runs of parts as (first, one past the last): the longest runs first."""
    for length in range(min(count, _LONGEST_RUN), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length


def is_korean_part(word: str) -> bool:
    """Tell whether a Korean word is a college or department: 공과대학, 전기공학부."""
    return _KOREAN_PARTS.search(word) is not None


def is_department(part: Sequence[str]) -> bool:
    """Tell whether words name nothing but parts of a university: departments, fields, posts."""
    if all(map(is_korean_part, part)):
        return True
    return not HEADS.isdisjoint(part) and all(
        word in HEADS
        or word in FIELDS
        or word in JOINERS
        or word in FOREIGN_SMALL
        or len(word) == 1
        or is_number(word)
        for word in part
    )


def is_field(part: Sequence[str]) -> bool:
    """Tell whether words name nothing but fields of study."""
    return all(word in FIELDS or word in JOINERS for word in part)


def begins_department(part: Sequence[str]) -> bool:
    """Tell whether words behind a name are a school or department of it.

    "College of Medicine" is; a college of something else may be another institution, and so may
    whatever is called a university, an academy or a hospital.
    """
    first, *others = part
    if _OWN_HOUSE.search(" ".join(part)) or not ANOTHER_BODY.isdisjoint(others):
        return False
    if first == "college":
        return not _COLLEGE_FIELDS.isdisjoint(others[:3])
    if first in _NOT_OWN or first in ANOTHER_BODY:
        return False
    return first in HEADS or (first in FIELDS and not _OWN_HEADS.isdisjoint(others[:2]))


def kind_of(part: Sequence[str]) -> Kind:
    """Return what a part is by its words: a department, some institution, a country, or else.

    A department wins over an institution: "Yale School of Nursing", "Institute of Physics" within
    a university. What is called a university is an institution whatever else it says.
    """
    text = " ".join(part)
    if text in COUNTRY_NAMES:
        return Kind.PLACE_NAME
    if _WHOLE.search(text):
        return Kind.INSTITUTION
    if is_department(part):
        return Kind.DEPARTMENT
    is_institution = _INSTITUTION.search(text) is not None
    if not HEADS.isdisjoint(part) or _is_eastern_department(text):
        return Kind.DEPARTMENT
    return Kind.INSTITUTION if is_institution else Kind.OTHER


def _is_eastern_department(text: str) -> bool:
    """Tell whether a part in Chinese, Japanese or Korean is a school or department."""
    if text.endswith(_DEPARTMENT_ENDS):
        return _SHORT_COURSE not in text
    return _CHINESE_SCHOOL.search(text) is not None
