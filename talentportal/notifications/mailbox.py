"""The mail server of a demonstration: every mail is kept in a table, where a page shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from talentportal.notifications.models import Mail


class MailboxBackend(BaseEmailBackend):
    """Keeps mails instead of sending them: one row for each recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; return how many there were."""
        Mail.objects.bulk_create(
            [
                Mail(
                    recipient=recipient[:254],
                    sender=message.from_email[:254],
                    subject=str(message.subject)[:300],
                    body=str(message.body),
                    message_id=str(message.extra_headers.get("Message-ID", ""))[:200],
                )
                for message in email_messages
                for recipient in message.recipients()
            ]
        )
        return len(email_messages)
