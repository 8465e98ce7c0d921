"""A file without a row goes; a file with a row stays, whatever happens."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from talentportal.accounts.models import User
from talentportal.documents import pending, services, tasks
from talentportal.documents.models import Document
from tests.factories import files as make
from tests.factories.files import files_in


class FaultError(Exception):
    """Something after the upload went wrong."""


def store_and_fail(applicant: User) -> None:
    with transaction.atomic():
        services.store(actor=applicant, upload=make.upload(make.pdf()))
        raise FaultError


@pytest.mark.django_db(transaction=True)
def test_a_rollback_leaves_no_file(applicant: User, store_folder: Path) -> None:
    with pytest.raises(FaultError):
        store_and_fail(applicant)

    assert pending.discard_rolled_back() == 1
    assert files_in(store_folder) == []
    assert Document.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_end_of_a_request_takes_the_file_away(
    applicant: User, store_folder: Path, client: Client
) -> None:
    with pytest.raises(FaultError):
        store_and_fail(applicant)

    client.get("/no-such-page/")
    assert files_in(store_folder) == []


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_that_rolls_back_takes_only_its_own_file(
    applicant: User, store_folder: Path
) -> None:
    with transaction.atomic():
        kept = services.store(actor=applicant, upload=make.upload(make.pdf()))
        with pytest.raises(FaultError):
            store_and_fail(applicant)
        assert pending.discard_rolled_back() == 0, "not while a transaction is open"

    assert pending.discard_rolled_back() == 1
    assert files_in(store_folder) == [kept.file.name.rsplit("/", 1)[-1]]


@pytest.mark.django_db(transaction=True)
def test_a_commit_keeps_the_file_even_when_a_later_step_fails(
    applicant: User, store_folder: Path
) -> None:
    def fail() -> None:
        raise FaultError

    with pytest.raises(FaultError), transaction.atomic():  # noqa: PT012 -- the commit itself raises
        transaction.on_commit(fail)
        document = services.store(actor=applicant, upload=make.upload(make.pdf()))

    assert pending.discard_rolled_back() == 0
    assert Document.objects.get().content() == document.content()


def age(folder: Path, hours: int) -> None:
    moment = time.time() - timedelta(hours=hours).total_seconds()
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


@pytest.mark.django_db
def test_the_sweep_removes_what_no_row_names_after_a_day(
    applicant: User, store_folder: Path
) -> None:
    document = services.store(actor=applicant, upload=make.upload(make.pdf()))
    services.page_image(document, 1)
    lost = services.store(actor=applicant, upload=make.upload(make.pdf()))
    services.page_image(lost, 1)
    Document.objects.filter(pk=lost.pk).delete()

    age(store_folder, 23)
    assert tasks.sweep() == 0
    age(store_folder, 25)
    assert tasks.sweep() == 1
    assert tasks.sweep() == 0
    name = document.file.name.rsplit("/", 1)[-1]
    assert files_in(store_folder) == [name, f"{name}.page-1-800.png"]


@pytest.mark.django_db
def test_an_empty_store_is_swept_too() -> None:
    assert tasks.sweep() == 0
