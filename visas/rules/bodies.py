"""What a register of universities or companies is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class UniversityRow(Protocol):
    """A row of the list of universities; `ror_id` is whatever key the register goes by."""

    @property
    def ror_id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def city(self) -> str: ...  # noqa: D102


class AmbiguousRow(Protocol):
    """A name that several universities bear, and one of them."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def ror_id(self) -> str: ...  # noqa: D102


class WrittenRow(NamedTuple):
    """A further name of the listed institution of that country and main name."""

    country: str
    institution: str
    name: str


class OtherRow(NamedTuple):
    """An institution that is not listed, or a branch that counts by itself."""

    country: str
    name: str


class Alias(NamedTuple):
    """A written name that an officer confirmed to be a body's; `country` as it stood beside it."""

    name: str
    country: str
    ref: str


@dataclass(frozen=True, slots=True)
class Body:
    """A university or company of the register; `city` is folded."""

    ref: str
    name: str
    country: str
    city: str = ""
