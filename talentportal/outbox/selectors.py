"""What an operator must know of the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from talentportal.outbox.models import Message

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many messages wait, are tried again or are stuck, and since when the oldest waits."""

    waiting: int
    retrying: int
    stuck: int
    delivered_today: int
    oldest_at: datetime | None


def standing() -> Standing:
    """Return the counts of undelivered messages and of those delivered in the last 24 hours."""
    # The oldest comes first: a later name `stuck` would hide the column from it.
    waiting_ones = Message.objects.filter(delivered_at=None)
    open_ones = waiting_ones.aggregate(
        oldest_at=Min("created_at", filter=Q(stuck=False)),
        waiting=Count("id", filter=Q(stuck=False, attempts=0)),
        retrying=Count("id", filter=Q(stuck=False, attempts__gt=0)),
        stuck=Count("id", filter=Q(stuck=True)),
    )
    delivered = Message.objects.filter(delivered_at__gte=timezone.now() - DAY).count()
    return Standing(delivered_today=delivered, **open_ones)
