"""The bell's list, and the mail page of a demonstration."""

import pytest
from django.db import transaction

from talentportal.notifications import services
from talentportal.notifications.models import Mail, Notice
from tests.factories.people import person

pytestmark = pytest.mark.django_db
URL = "/notices/"
MAIL = "/demo/mail/"


def tell(user, key="1") -> Notice:
    with transaction.atomic():
        return services.notify(
            recipient_id=user.pk,
            topic="visa.submitted",
            key=key,
            parameters={"receipt_number": f"TT-2026-{key}"},
            url="/account/tokens/",
        )


def test_one_sees_ones_own_notices_the_newest_first(applicant, stranger, signed_in):
    first, second = tell(applicant, "1"), tell(applicant, "2")
    tell(stranger, "3")
    rows = signed_in(applicant).get(URL).context["rows"]
    assert [row.notice for row in rows] == [second, first]
    assert rows[0].text == "Application TT-2026-2 has been received."


def test_nobody_sees_them_without_signing_in(client):
    assert client.get(URL)["Location"] == f"/account/login/?next={URL}"


def test_opening_a_notice_reads_it_and_leads_on(applicant, signed_in):
    notice = tell(applicant)
    answer = signed_in(applicant).post(f"{URL}{notice.pk}/open/")
    assert answer["Location"] == "/account/tokens/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_a_notice_of_somebody_else_is_404(applicant, stranger, signed_in):
    notice = tell(applicant)
    assert signed_in(stranger).post(f"{URL}{notice.pk}/open/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_reading_changes_something_and_so_needs_a_post(applicant, signed_in):
    notice = tell(applicant)
    client = signed_in(applicant)
    assert client.get(f"{URL}{notice.pk}/open/").status_code == 405
    assert client.get(f"{URL}read/").status_code == 405


def test_the_bell_counts_what_is_unread(applicant, signed_in):
    client = signed_in(applicant)
    tell(applicant, "1")
    tell(applicant, "2")
    assert client.get(URL).context["frame"].unread == 2
    client.post(f"{URL}read/")
    assert client.get(URL).context["frame"].unread == 0


def test_staff_see_the_list_in_their_own_frame(officer, applicant, signed_in):
    assert "tp-desk" in signed_in(officer).get(URL).content.decode()
    assert "tp-desk" not in signed_in(applicant).get(URL).content.decode()


def test_the_list_costs_the_same_at_1_and_3_rows(applicant, signed_in, django_assert_num_queries):
    client = signed_in(applicant)
    tell(applicant, "1")
    client.get(URL)
    with django_assert_num_queries(5):
        client.get(URL)
    tell(applicant, "2")
    tell(applicant, "3")
    with django_assert_num_queries(5):
        client.get(URL)


@pytest.fixture
def mails() -> list[Mail]:
    bodies = [
        ("a@example.org", "Go to http://localhost:8000/account/confirm-email/abc:def/ now"),
        ("b@example.org", "<script>alert(1)</script>"),
    ]
    return [
        Mail.objects.create(recipient=to, sender="portal@example.org", subject="Hello", body=body)
        for to, body in bodies
    ]


def test_a_demonstration_shows_its_mail_to_everybody(client, mails):
    answer = client.get(MAIL)
    assert answer.context["mails"] == mails[::-1]
    page = answer.content.decode()
    link = "http://localhost:8000/account/confirm-email/abc:def/"
    assert f'<a href="{link}" rel="nofollow">{link}</a>' in page
    assert "<script>alert" not in page
    assert "it sends no mail" in page


def test_mail_is_found_by_its_recipient(client, mails):
    assert client.get(f"{MAIL}?to=A@example.org").context["mails"] == mails[:1]
    assert client.get(f"{MAIL}?to=nobody@example.org").context["mails"] == []


def test_outside_a_demonstration_there_is_no_such_page(client, mails, settings):
    settings.DEMO = False
    assert client.get(MAIL).status_code == 404
    page = client.get("/account/login/").content.decode()
    assert MAIL not in page


def test_the_mail_list_costs_the_same_at_1_and_3_rows(client, django_assert_num_queries):
    add = {"recipient": "a@example.org", "sender": "p@example.org", "subject": "s", "body": "b"}
    Mail.objects.create(**add)
    client.get(MAIL)
    with django_assert_num_queries(1):
        client.get(MAIL)
    Mail.objects.create(**add)
    Mail.objects.create(**add)
    with django_assert_num_queries(1):
        client.get(MAIL)


def test_a_person_without_any_role_still_has_a_bell(signed_in):
    assert signed_in(person()).get(URL).status_code == 200
