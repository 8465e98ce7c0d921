"""Messages: published with the change, delivered once, tried again, never lost."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted
from talentportal.outbox import services
from talentportal.outbox.models import GIVE_UP_AFTER, LONGEST_PAUSE, Message
from talentportal.outbox.tasks import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def handled(monkeypatch) -> list[dict]:
    """Handle the topic `test.thing` by noting the payload; fail while it says so."""
    seen: list[dict] = []

    def handler(payload):
        seen.append(payload)
        if payload.get("fails"):
            Message.objects.create(topic="test.trace", key="left by a failed handler")
            raise ValueError("as asked")

    monkeypatch.setattr(services, "_handlers", {})
    services.handles("test.thing")(handler)
    return seen


def publish(key="1", **payload):
    with transaction.atomic():
        services.publish("test.thing", key=key, **payload)


def test_publishing_outside_a_transaction_is_refused(monkeypatch):
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        services.publish("test.thing", key="1")


def test_a_message_goes_with_its_transaction():
    with transaction.atomic():
        services.publish("test.thing", key="1")
        transaction.set_rollback(True)
    assert Message.objects.count() == 0


def test_the_same_key_is_announced_once(handled):
    publish(number=1)
    publish(number=2)
    publish(key="2", number=3)
    assert drain() == 2
    assert handled == [{"number": 1}, {"number": 3}]


def test_a_delivered_message_is_not_delivered_again(handled):
    publish()
    publish()
    assert [drain(), drain()] == [1, 0]
    publish()
    assert drain() == 0
    assert len(handled) == 1


def test_the_drain_stops_at_its_limit(handled):
    for number in range(3):
        publish(key=str(number))
    assert [drain(limit=2), drain(limit=2)] == [2, 1]


def test_a_failing_handler_leaves_nothing_behind_but_its_error(handled):
    publish(fails=True)
    before = timezone.now()
    assert services.deliver_next() is True
    message = Message.objects.get()
    assert (message.delivered_at, message.attempts, message.stuck) == (None, 1, False)
    assert message.last_error == "ValueError: as asked"
    assert message.due_at >= before + timedelta(seconds=5)


def test_a_failing_message_does_not_hold_up_the_others(handled):
    publish(key="1", fails=True)
    publish(key="2")
    assert drain() == 2
    assert [row.delivered_at is None for row in Message.objects.order_by("key")] == [True, False]


def test_a_message_without_a_handler_waits_with_a_clear_error(handled):
    with transaction.atomic():
        services.publish("test.unknown", key="1")
    services.deliver_next()
    assert Message.objects.get().last_error == "LookupError: Nothing handles test.unknown here."


def fail_until_stuck(message: Message) -> Message:
    while not message.stuck:
        Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
        services.deliver_next()
        message.refresh_from_db()
    return message


def test_pauses_grow_to_an_hour_and_then_a_person_must_look(handled):
    publish(fails=True)
    message = Message.objects.get()
    pauses = []
    while not message.stuck:
        Message.objects.update(due_at=timezone.now())
        services.deliver_next()
        message.refresh_from_db()
        pauses.append(round((message.due_at - timezone.now()).total_seconds()))
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]
    assert (len(pauses), pauses[-1]) == (GIVE_UP_AFTER, LONGEST_PAUSE.total_seconds())
    assert round(sum(pauses[:-1]) / 3600, 1) == 2.4  # hours: what administrators are told
    Message.objects.update(due_at=timezone.now())
    assert services.deliver_next() is False


def test_an_administrator_puts_a_stuck_message_back(handled, administrator):
    publish(fails=True)
    message = fail_until_stuck(Message.objects.get())
    Message.objects.update(payload={})
    services.retry(message_id=message.pk, actor=administrator)
    assert drain() == 1
    message.refresh_from_db()
    assert (message.delivered_at is not None, message.stuck) == (True, False)
    event = Event.objects.get(verb="outbox.retried")
    assert (event.actor, event.before) == (administrator, {"attempts": 12, "stuck": True})


def test_all_stuck_messages_are_put_back_at_once(handled, administrator):
    publish(key="1", fails=True)
    publish(key="2", fails=True)
    for message in Message.objects.all():
        fail_until_stuck(message)
    assert services.retry_all(actor=administrator) == 2
    assert Message.objects.due().count() == 2


def test_nobody_else_may_put_messages_back(handled, officer):
    publish(fails=True)
    message = fail_until_stuck(Message.objects.get())
    with pytest.raises(NotPermitted):
        services.retry(message_id=message.pk, actor=officer)
    with pytest.raises(NotPermitted):
        services.retry_all(actor=officer)


def test_what_was_delivered_is_not_put_back(handled, administrator):
    publish()
    drain()
    with pytest.raises(Message.DoesNotExist):
        services.retry(message_id=Message.objects.get().pk, actor=administrator)


def test_delivered_messages_are_tidied_after_thirty_days(handled):
    publish(key="old")
    publish(key="young")
    drain()
    Message.objects.filter(key="old").update(delivered_at=timezone.now() - timedelta(days=31))
    assert services.tidy() == 1
    assert [row.key for row in Message.objects.all()] == ["young"]


def test_a_broker_that_is_away_costs_no_message(handled, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionError("no Redis")

    monkeypatch.setattr("celery.current_app.send_task", refuse)
    services.nudge()
    assert "the sweep will deliver" in caplog.text


def test_a_message_may_wait_for_its_moment_while_others_pass_it(handled):
    publish("late", due_at=timezone.now() + timedelta(minutes=5), number=1)
    publish("now", number=2)
    assert (services.deliver_next(), services.deliver_next()) == (True, False)
    assert handled == [{"number": 2}]


def test_a_transaction_nudges_once_however_much_it_announces(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as planned, transaction.atomic():
        services.publish("test.thing", key="1")
        with transaction.atomic():
            services.publish("test.thing", key="2")
    assert planned == [services.nudge]


def test_what_is_announced_after_a_part_was_undone_still_nudges(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as planned, transaction.atomic():
        with transaction.atomic():
            services.publish("test.thing", key="1")
            transaction.set_rollback(True)
        services.publish("test.thing", key="2")
    assert planned == [services.nudge]
