"""What accounts do when a message leaves the outbox."""

from typing import Any
from uuid import UUID

from talentportal.accounts.services import people
from talentportal.outbox.services import handles


@handles("account.invited")
def mail_invitation(payload: dict[str, Any]) -> None:
    """Send the link with which an invited person chooses a password."""
    people.mail_invitation(
        user_id=UUID(payload["user_id"]),
        message_id=f"<invitation-{payload['event']}@talentportal>",
    )
