"""The forms in which names of universities are compared."""

import re
import unicodedata
from collections.abc import Sequence

from talentportal.kernel.names import JOINERS, fold
from visas.rules.hanzi import simplified
from visas.rules.wording import concepts, without_elision

_SHORT = {"univ": "university", "inst": "institute", "natl": "national", "polytech": "polytechnic"}
_GENERIC = frozenset(
    {"university", "institute", "college", "school", "system", "campus", "of", "the", "and"}
    | {"technology", "science", "national", "main", "polytechnic", "technical", "city", "state"}
)
_LONGEST_SHORT = 12
_MOST_GENERIC = 3
"""Words that many names share and that together say nothing; more of them are a name."""
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_KOREAN_UNIVERSITY = re.compile("대학교?$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def university_key(text: str) -> str:
    """Return a folded name: common abbreviations written out, no leading article.

    Names in Korean, Chinese and Japanese lose their spaces, which people set as they like.
    """
    return joined(words(text))


def words(text: str) -> list[str]:
    """Return the folded words of a text, common abbreviations written out: "U. of", "Kyoto U."."""
    found = [_SHORT.get(word, word) for word in fold(without_elision(text)).split()]
    if "u" in found and len(found) > 1:
        last = len(found) - 1
        return [
            "university" if word == "u" and (place == last or found[place + 1] == "of") else word
            for place, word in enumerate(found)
        ]
    return found


def joined(parts: Sequence[str]) -> str:
    """Return words as one key.

    Korean speakers write 대학교, 대학 or 대 at the end of the same university's name; Chinese
    characters are compared in their simplified form.
    """
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    if not parts or not is_unspaced(parts[0]):
        return " ".join(parts)
    return _KOREAN_UNIVERSITY.sub("대", simplified("".join(parts)))


def is_unspaced(key: str) -> bool:
    """Tell whether a key is in a script in which one letter is a syllable or a word."""
    return not key.isascii() and _UNSPACED.search(key) is not None


def core(key: str) -> str:
    """Return a key without the words that many names share, sorted; empty if it has no other."""
    return " ".join(sorted(set(key.split()) - _GENERIC - JOINERS))


def spellings(name: str) -> set[str]:
    """Return the keys of one name: as it stands, and with umlauts written out.

    A name that says nothing ("System", "State University") is no name.
    """
    keys = {university_key(name), university_key(name.lower().translate(_UMLAUTS))}
    return {key for key in keys if key and not _says_nothing(key.split())}


def _says_nothing(found: Sequence[str]) -> bool:
    telling = [word for word in found if word not in JOINERS]
    return _GENERIC.issuperset(found) and len(telling) <= _MOST_GENERIC


def is_short(key: str) -> bool:
    """Tell whether a key is an acronym of up to three letters, which too many bodies share.

    Small words around it do not count: "the UM", "U de M".
    """
    if not key.isascii() or len(key) > _LONGEST_SHORT:
        return False
    return len(key) <= 3 or len("".join(concepts(key.split()))) <= 3  # noqa: PLR2004 -- as it says


def sounds(key: str) -> str:
    """Return a key with Korean syllables taken apart into their sounds."""
    return unicodedata.normalize("NFD", key)
