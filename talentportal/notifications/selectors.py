"""What the bell shows, and how many of it are new."""

from dataclasses import dataclass
from typing import Any

from talentportal.notifications.labels import TOPIC_ICONS, line
from talentportal.notifications.models import Notice


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice in the reader's language."""

    notice: Notice
    text: str
    icon: str


def notice_row(notice: Notice) -> NoticeRow:
    """Return a notice in words."""
    text = line(notice.topic, notice.parameters)
    return NoticeRow(notice, text, TOPIC_ICONS.get(notice.topic, "bell"))


def unread(user: Any) -> int:
    """Return how many of a person's notices are unread (a partial index answers it)."""
    return Notice.objects.visible_to(user).unread().count()
