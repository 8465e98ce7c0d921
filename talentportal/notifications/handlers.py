"""What notifications do when a message leaves the outbox."""

from typing import Any
from uuid import UUID

from talentportal.notifications import services
from talentportal.outbox.services import handles


@handles("notice.created")
def mail_notice(payload: dict[str, Any]) -> None:
    """Send the notice by e-mail."""
    services.mail(notice_id=UUID(payload["notice_id"]))
