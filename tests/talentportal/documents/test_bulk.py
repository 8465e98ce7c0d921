"""Many trusted files at once: a private file and a line of history each."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from talentportal.audit.models import Event
from talentportal.documents import pending
from talentportal.documents.bulk import Brought, bring
from talentportal.documents.models import Document
from tests.factories.files import files_in, pdf

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 3, 4, 5, tzinfo=UTC)


def brought(owner, name: str) -> Brought:
    return Brought(uuid4(), pdf(), name, "application/pdf", owner, AT)


def test_each_gets_a_file_of_its_own_with_what_was_brought(applicant, store_folder):
    rows = bring([brought(applicant, "one.pdf"), brought(applicant, "two.pdf")])
    assert len(files_in(store_folder)) == 2
    assert [row.content() for row in rows] == [pdf(), pdf()]
    assert {row.original_name for row in Document.objects.all()} == {"one.pdf", "two.pdf"}


def test_the_history_bears_the_moment_at_which_it_was_handed_in(applicant):
    row = bring([brought(applicant, "one.pdf")])[0]
    told = Event.objects.get(verb="document.stored", subject_id=str(row.pk))
    assert (told.at, told.actor, told.after["sha256"]) == (AT, applicant, row.sha256)


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_the_files_away(applicant, store_folder):
    with transaction.atomic():
        bring([brought(applicant, "one.pdf")])
        transaction.set_rollback(True)
    pending.discard_rolled_back()
    assert files_in(store_folder) == []
