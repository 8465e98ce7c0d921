"""How a service says no: with a code for machines and a sentence for people."""

from typing import Any


class Refused(Exception):  # noqa: N818 -- it is an answer, not a fault
    """A request that was understood and refused; nothing has changed.

    `code` is stable and for machines; `message` is for the person who asked (it may be a lazy
    translation); `field` names the input it is about, if it is about one.
    """

    def __init__(self, code: str, message: Any = "", *, field: str | None = None) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message or code
        self.field = field


class IllegalMove(Refused):
    """The state of the case does not allow this action, whoever asks."""


class NotPermitted(Refused):
    """The action exists, but not for this person."""


class Stale(Refused):
    """Somebody else has changed the record since it was read."""
