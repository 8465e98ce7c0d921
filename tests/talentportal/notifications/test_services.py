"""Notices: once per person, topic and key; in the bell at once, by mail from the outbox."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from talentportal.notifications import services
from talentportal.notifications.labels import TOPIC_ICONS, TOPIC_LINES, line
from talentportal.notifications.mailbox import MailboxBackend
from talentportal.notifications.models import Mail, Notice
from talentportal.outbox.models import Message
from talentportal.outbox.tasks import drain

pytestmark = pytest.mark.django_db
PARAMETERS = {
    "receipt_number": "TT-2026-000123",
    "due_on": "2026-12-18",
    "item": "degree",
    "code": "TT-2026-000123",  # of a rule edition; here alike, so that one test sees both
    "first_on": "2026-12-19",
}


def tell(person, topic="visa.submitted", key="1", **more) -> Notice:
    arguments = {"parameters": PARAMETERS, "url": "/applications/1/", **more}
    with transaction.atomic():
        return services.notify(recipient_id=person.pk, topic=topic, key=key, **arguments)


def test_a_notice_is_mailed_in_the_recipients_language(applicant, mailoutbox):
    applicant.language = "ko"
    applicant.save()
    notice = tell(applicant, topic="visa.supplement_requested")
    with translation.override("en"):
        assert drain() == 1
    [mail] = mailoutbox
    assert mail.to == [applicant.email]
    assert "2026. 12. 18." in mail.subject
    assert "http://localhost:8000/applications/1/" in mail.body
    assert mail.extra_headers["Message-ID"] == f"<notice-{notice.pk}@talentportal.example>"


def test_the_same_thing_is_told_once(applicant, stranger, mailoutbox):
    first = tell(applicant)
    assert tell(applicant) == first
    tell(applicant, key="2")
    tell(stranger)
    drain()
    assert Notice.objects.count() == 3
    assert len(mailoutbox) == 3


def test_a_mail_goes_out_once_however_often_it_is_asked_for(applicant, mailoutbox):
    notice = tell(applicant)
    assert [services.mail(notice_id=notice.pk) for _ in range(3)] == [True, False, False]
    assert len(mailoutbox) == 1


def test_a_mail_that_could_not_go_out_is_tried_again(applicant, mailoutbox, monkeypatch):
    notice = tell(applicant)
    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", _refuse)
        drain()
    notice.refresh_from_db()
    assert (notice.mailed_at, Message.objects.get().last_error) == (None, "OSError: no mail server")
    Message.objects.update(due_at=datetime(2026, 1, 1, tzinfo=UTC))
    drain()
    assert len(mailoutbox) == 1


def _refuse(*args, **kwargs):
    raise OSError("no mail server")


def test_whoever_is_switched_off_gets_no_mail(applicant, mailoutbox):
    tell(applicant)
    applicant.is_active = False
    applicant.save()
    drain()
    assert mailoutbox == []


def test_a_notice_goes_with_its_transaction(applicant):
    with transaction.atomic():
        tell(applicant)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), Message.objects.count()) == (0, 0)


def test_a_topic_or_a_word_that_is_missing_is_noticed_at_once(applicant):
    with pytest.raises(KeyError):
        tell(applicant, topic="visa.unheard_of")
    with pytest.raises(KeyError):
        tell(applicant, topic="visa.supplement_requested", parameters={"receipt_number": "TT"})


def test_telling_outside_a_transaction_is_refused(applicant, monkeypatch):
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        services.notify(
            recipient_id=applicant.pk,
            topic="visa.submitted",
            key="1",
            parameters=PARAMETERS,
            url="/",
        )


def test_reading_is_noted_once_with_its_moment(applicant):
    notice = tell(applicant)
    with time_machine.travel(datetime(2026, 11, 22, 1, tzinfo=UTC), tick=False):
        first = services.mark_read(notice_id=notice.pk, actor=applicant).read_at
    assert services.mark_read(notice_id=notice.pk, actor=applicant).read_at == first


def test_nobody_reads_the_notices_of_others(applicant, stranger):
    notice = tell(applicant)
    with pytest.raises(Notice.DoesNotExist):
        services.mark_read(notice_id=notice.pk, actor=stranger)
    assert services.mark_all_read(actor=stranger) == 0
    assert services.mark_all_read(actor=applicant) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("topic", sorted(TOPIC_LINES))
def test_every_topic_has_a_line_an_icon_and_a_mail(topic, language, applicant, mailoutbox):
    applicant.language = language
    applicant.save()
    tell(applicant, topic=topic)
    drain()
    with translation.override(language):
        assert "TT-2026-000123" in line(topic, PARAMETERS)
    assert topic in TOPIC_ICONS
    [mail] = mailoutbox
    assert "TT-2026-000123" in mail.subject
    assert "TT-2026-000123" in mail.body
    assert "&#" not in mail.body
    assert "\n\n\n\n" not in mail.body


def test_words_of_the_sender_are_taken_in_the_readers_language():
    parameters = {"receipt_number": {"en": "number", "ko": "번호"}}
    with translation.override("ko"):
        assert "번호" in line("visa.submitted", parameters)
    with translation.override("en"):
        assert "number" in line("visa.submitted", parameters)


def test_a_demonstration_keeps_each_mail_for_each_recipient(settings):
    settings.EMAIL_BACKEND = "talentportal.notifications.mailbox.MailboxBackend"
    message = EmailMessage("Hello", "World", to=["a@example.org"], cc=["b@example.org"])
    assert message.send() == 1
    assert list(Mail.objects.order_by("id").values_list("recipient", "subject", "body")) == [
        ("a@example.org", "Hello", "World"),
        ("b@example.org", "Hello", "World"),
    ]
    assert isinstance(message.get_connection(), MailboxBackend)
