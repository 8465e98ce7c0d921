"""Two workers at the same time, and a worker that dies with a message in its hands."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from talentportal.outbox import services
from talentportal.outbox.models import Message
from talentportal.outbox.tasks import drain

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


@pytest.fixture
def handlers(monkeypatch) -> None:
    monkeypatch.setattr(services, "_handlers", {})


def in_thread(work):
    """Return a function that closes its thread's connection when it has done the work."""

    def run(*args):
        try:
            return work(*args)
        finally:
            connection.close()

    return run


def publish(count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            services.publish("test.thing", key=str(number), number=number)


def test_workers_share_the_messages_and_never_take_the_same(handlers):
    seen: Counter[int] = Counter()
    lock = threading.Lock()

    @services.handles("test.thing")
    def handler(payload):
        with lock:
            seen[payload["number"]] += 1

    publish(60)
    with ThreadPoolExecutor(4) as pool:
        delivered = list(pool.map(in_thread(lambda _: drain()), range(4)))
    assert sum(delivered) == 60
    assert seen == Counter(dict.fromkeys(range(60), 1))


def test_a_message_that_is_being_delivered_is_passed_over_not_waited_for(handlers):
    entered, leave = threading.Event(), threading.Event()
    seen = []

    @services.handles("test.thing")
    def handler(payload):
        seen.append(payload["number"])
        if payload["number"] == 0:
            entered.set()
            assert leave.wait(10)

    publish(2)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(in_thread(services.deliver_next))
        assert entered.wait(10)
        assert services.deliver_next() is True  # takes the second message
        assert services.deliver_next() is False  # the first one is in other hands
        leave.set()
        assert first.result(10) is True
    assert seen == [0, 1]
    assert Message.objects.filter(delivered_at=None).count() == 0


def test_a_worker_that_dies_gives_its_message_back(handlers):
    publish(1)

    def die_holding_it():
        transaction.set_autocommit(False)
        Message.objects.due().select_for_update(skip_locked=True).get()
        connection.connection.close()  # the process is gone: no commit, no rollback, no goodbye

    seen = []
    services.handles("test.thing")(seen.append)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(in_thread(die_holding_it)).result(10)
    assert drain() == 1
    assert seen == [{"number": 0}]


def test_a_crash_in_a_handler_undoes_what_the_handler_wrote(handlers):
    @services.handles("test.thing")
    def handler(payload):
        Message.objects.create(topic="test.trace", key="half done")
        raise SystemError("out of memory")

    publish(1)
    assert services.deliver_next() is True
    assert [(row.topic, row.attempts) for row in Message.objects.all()] == [("test.thing", 1)]
