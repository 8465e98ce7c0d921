"""The code on a decision letter: as printed, and as people type it off the paper.

Sixteen signs of Crockford's Base32: no I, L, O or U, so that nothing can be mistaken for a digit,
and 80 bits, so that nobody guesses one.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_GROUP = 4
_MISTAKEN = str.maketrans("OIL", "011")
_SPACING = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2212_.\t\r\n\u00a0")


def printed(signs: str) -> str:
    """Return sixteen signs in four groups: `7K3M-9QWD-X2RT-B6HP`."""
    return "-".join(signs[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def read(typed: str) -> str:
    """Return the printed form of what somebody typed, or nothing if it cannot be a code.

    Case, spaces and dashes do not matter, and O, I and L are read as the digits they look like.
    """
    signs = typed.translate(_SPACING).upper().translate(_MISTAKEN)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return ""
    return printed(signs)
