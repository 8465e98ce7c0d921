"""The shapes that `templates/components/` draw: views and selectors fill them, templates only show.

Words in them are already translated (or lazy); addresses are ready to link to. docs/pages.md shows
each of them with its component.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

Words = Any
"""A string, or a lazy translation of one."""


class Tone(StrEnum):
    """What a colour means. Colour never stands alone: words or an icon say the same."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class Outcome(StrEnum):
    """Whether a criterion is met. The values equal those of the eligibility rules."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Badge:
    """A state or a mark: words, tone, and an icon where the tone must not stand alone."""

    text: Words
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; a tab, a saved view, a breadcrumb (no `url`: this page)."""

    text: Words
    url: str = ""
    current: bool = False
    count: int | None = None
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a definition list. `lang` where the value is not in the page's language."""

    label: Words
    value: Words
    lang: str = ""


class Progress(StrEnum):
    """Where a step is."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    PROBLEM = "problem"
    """Done once, but something in it must be put right."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a case (component `steps`) or of a wizard (`wizard`: `url` leads to it)."""

    text: Words
    progress: Progress
    when: Words = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (`progress` done), goes on (now) or is expected (next)."""

    title: Words
    at: datetime | None = None
    body: Words = ""
    by: Words = ""
    progress: Progress = Progress.DONE
    icon: str = ""
    when: Words = ""
    """Words in place of `at`, as "expected by 18 December"."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread; `mine` puts it on the reader's side."""

    author: str
    role: Words
    at: datetime
    body: str
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of an assessment: what is asked, what is there, and why it came out so."""

    title: Words
    outcome: Outcome
    summary: Words = ""
    facts: Sequence[Fact] = ()
    evidence: Sequence[Link] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """One document of a list. `url` shows it; `badge` says what the office thinks of it."""

    name: Words
    detail: Words = ""
    url: str = ""
    badge: Badge | None = None
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of a document that the viewer shows; `tabs` are the documents of the case."""

    name: str
    image_url: str
    alt: Words
    number: int
    count: int
    width: int = 1240
    height: int = 1754
    previous_url: str = ""
    next_url: str = ""
    download_url: str = ""
    tabs: Sequence[Link] = ()


class Clock(StrEnum):
    """How a deadline stands."""

    OK = "ok"
    SOON = "soon"
    LATE = "late"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A statutory deadline as a badge: `D-2`, `1 day over`, `Paused`."""

    text: Words
    clock: Clock
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Keyset paging: only forwards and backwards, because nothing counts a list to page it."""

    previous_url: str = ""
    next_url: str = ""
    shown: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure with its unit; `url` leads to what was counted."""

    label: Words
    value: Words
    unit: Words = ""
    icon: str = "chart-column"
    tone: Tone = Tone.NEUTRAL
    url: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A radio card's words and the line below them. Use as the label of a form choice."""

    text: Words
    hint: Words = ""

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One arc of the ring: how many criteria, and how many come before it (negative: svg's way)."""

    outcome: Outcome
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class Score:
    """How many criteria came out how; the ring and the badges above a criteria list."""

    met: int
    undetermined: int
    not_met: int
    title: Words = ""
    text: Words = ""

    @property
    def total(self) -> int:
        """How many criteria there are."""
        return self.met + self.undetermined + self.not_met

    @property
    def parts(self) -> list[ScorePart]:
        """The arcs of the ring, clockwise from the top."""
        counts = [
            (Outcome.MET, self.met),
            (Outcome.UNDETERMINED, self.undetermined),
            (Outcome.NOT_MET, self.not_met),
        ]
        drawn, before = [], 0
        for outcome, count in counts:
            if count:
                drawn.append(ScorePart(outcome, count, -before))
            before += count
        return drawn
