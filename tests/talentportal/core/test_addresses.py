"""Whose address counts: what our proxies wrote, and nothing that a visitor can make up."""

from ipaddress import ip_network

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from talentportal.audit.models import Access
from talentportal.core.addresses import client_address, is_proxy, neighbourhood
from talentportal.core.middleware import current
from talentportal.settings import env

OURS = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "found"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", 0, "192.0.2.1"),
        ("10.0.0.1", "198.51.100.9", 1, "198.51.100.9"),
        ("10.0.0.1", "203.0.113.5, 198.51.100.9", 1, "198.51.100.9"),
        ("10.0.0.1", "203.0.113.5, 198.51.100.9, 10.0.0.2", 2, "198.51.100.9"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", "nonsense", 1, "10.0.0.1"),
        ("", "198.51.100.9", 1, "198.51.100.9"),
        ("", "", 0, ""),
        ("10.0.0.1", "198.51.100.9", OURS, "198.51.100.9"),
        ("10.0.0.1", "203.0.113.5, 198.51.100.9, 10.9.9.9", OURS, "198.51.100.9"),
        ("192.0.2.1", "198.51.100.9", OURS, "192.0.2.1"),
        ("::ffff:10.0.0.1", "[2001:db8::7]:4711", OURS, "2001:db8::7"),
        ("fd00::1", "198.51.100.9:80", OURS, "198.51.100.9"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", OURS, "10.0.0.3"),
    ],
)
def test_the_address_is_what_the_last_proxy_of_ours_saw(peer, forwarded, trusted, found):
    assert client_address(peer, forwarded, trusted) == found


@given(st.text(alphabet="0123456789.:, abcdef[]x", max_size=400))
def test_nothing_that_a_visitor_writes_in_front_changes_the_address(claimed):
    for trusted in (1, OURS):
        assert client_address("10.0.0.1", f"{claimed}, 198.51.100.9", trusted) == "198.51.100.9"


@given(st.text(max_size=300), st.text(max_size=80))
def test_no_header_is_too_strange_to_be_read(forwarded, peer):
    for trusted in (0, 1, OURS):
        client_address(peer, forwarded, trusted)


@pytest.mark.parametrize(
    ("peer", "trusted", "is_ours"),
    [
        ("10.0.0.1", 0, False),
        ("10.0.0.1", 1, True),
        ("10.0.0.1", OURS, True),
        ("192.0.2.1", OURS, False),
        ("", OURS, False),
        ("", 1, True),
        ("", 0, False),
    ],
)
def test_a_proxy_is_ours_by_number_or_by_network(peer, trusted, is_ours):
    assert is_proxy(peer, trusted) is is_ours


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("198.51.100.9", "198.51.100.9"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_visitors_of_one_ipv6_network_are_counted_together(address, counted):
    assert neighbourhood(address) == counted


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", ()), ("2", 2), ("10.0.0.0/8, fd00::/8", OURS), ("192.0.2.1", (ip_network("192.0.2.1"),))],
)
def test_proxies_are_named_by_number_or_by_network(said, meant, monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", said)
    assert env.proxies("TRUSTED_PROXIES") == meant


@pytest.mark.parametrize("said", ["-1", "some", "10.0.0.0/99", "10.0.0.1/8"])
def test_proxies_that_make_no_sense_stop_the_start(said, monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", said)
    with pytest.raises(env.BadEnvironment, match="TRUSTED_PROXIES must be"):
        env.proxies("TRUSTED_PROXIES")


@pytest.mark.parametrize(("trusted", "noted"), [(0, "10.0.0.1"), (1, "198.51.100.9")])
def test_the_access_log_holds_the_address_of_the_visitor(
    trusted, noted, applicant, signed_in, settings
):
    settings.TRUSTED_PROXIES = trusted
    client = signed_in(applicant)
    client.post(
        "/account/logout/",
        REMOTE_ADDR="10.0.0.1",
        headers={"X-Forwarded-For": "203.0.113.5, 198.51.100.9"},
    )
    assert Access.objects.get(verb="account.signed_out").address == noted


@pytest.mark.parametrize(("trusted", "is_believed"), [(0, False), (1, True)])
def test_only_a_proxy_of_ours_may_say_that_a_request_came_by_tls(trusted, is_believed, settings):
    settings.TRUSTED_PROXIES = trusted
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/health/live", headers={"X-Forwarded-Proto": "https"})
    assert answer.status_code == (200 if is_believed else 301)


def test_outside_of_requests_there_is_no_address():
    assert current().address == ""
