"""Tell a person something, and remember what they have read."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from talentportal.notifications.labels import line, words
from talentportal.notifications.models import Notice
from talentportal.outbox.services import publish


def notify(
    *, recipient_id: UUID, topic: str, key: str, parameters: Mapping[str, Any], url: str
) -> Notice:
    """Tell one person one thing, once: a repeated (recipient, topic, key) changes nothing.

    The notice is in the bell when this transaction commits; the mail follows from the outbox.
    `parameters` are JSON values for the topic's words (`labels.words`), never an identifier; `url`
    is the path of the page where the person goes on. Raises KeyError for an unknown topic or words
    that its line needs, and RuntimeError outside a transaction.
    """
    line(topic, parameters)
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A notice is written in the transaction of the change it tells of.")
    notice, created = Notice.objects.get_or_create(
        recipient_id=recipient_id,
        topic=topic,
        key=key,
        defaults={"parameters": dict(parameters), "url": url},
    )
    if created:
        publish("notice.created", key=str(notice.pk), notice_id=str(notice.pk))
    return notice


@transaction.atomic
def mark_read(*, notice_id: UUID, actor: Any) -> Notice:
    """Note that the actor has seen one of their own notices. Raises `Notice.DoesNotExist`."""
    notice = Notice.objects.visible_to(actor).select_for_update(no_key=True).get(pk=notice_id)
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at", "updated_at"])
    return notice


def mark_all_read(*, actor: Any) -> int:
    """Note that the actor has seen all their notices; return how many were new."""
    return Notice.objects.visible_to(actor).read(timezone.now())


@transaction.atomic
def mail(*, notice_id: UUID) -> bool:
    """Send one notice by e-mail unless that was done before; return whether it was sent now.

    The mail is in the recipient's language. Its Message-ID comes from the notice, so that a copy
    sent twice around a crash is one mail to the recipient's program. Whoever has been deactivated
    gets none.
    """
    notice = (
        Notice.objects.select_related("recipient")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=notice_id)
    )
    if notice.mailed_at is not None or not notice.recipient.is_active:
        return False
    with translation.override(notice.recipient.language):
        _message(notice).send()
    notice.mailed_at = timezone.now()
    notice.save(update_fields=["mailed_at", "updated_at"])
    return True


def _message(notice: Notice) -> EmailMessage:
    context = {
        **words(notice.parameters),
        "recipient": notice.recipient,
        "link": f"{settings.SITE_URL.rstrip('/')}{notice.url}",
        "notices_link": f"{settings.SITE_URL.rstrip('/')}/notices/",
    }
    subject = render_to_string(f"emails/{notice.topic}.subject.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=render_to_string(f"emails/{notice.topic}.txt", context),
        to=[notice.recipient.email],
        headers={
            "Message-ID": f"<notice-{notice.pk}@{_host()}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _host() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
