"""Menus: who sees which entry, and where the reader is."""

from types import SimpleNamespace

import pytest
from django.urls import path
from django.views.generic import View

from talentportal.core import navigation
from talentportal.core.navigation import Frame, Item
from talentportal.kernel.roles import Role

urlpatterns = [
    path("", View.as_view(), name="start"),
    path("cases/", View.as_view(), name="cases"),
    path("cases/team/", View.as_view(), name="team"),
]
pytestmark = pytest.mark.urls(__name__)

NOBODY = SimpleNamespace(is_authenticated=False)
OFFICER = SimpleNamespace(is_authenticated=True, roles=frozenset({Role.JUSTICE_OFFICER}))


@pytest.fixture(autouse=True)
def _empty_menus(monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_bells", [])


def add(url_name, **more):
    """Register an entry that is labelled with its address's name."""
    navigation.register(Item(label=url_name, url_name=url_name, frame=Frame.DESK, **more))


def drawn(user, where="/"):
    """Return the labels of the menu, group by group."""
    groups = navigation.groups(user, Frame.DESK, where)
    return [(group.label, [link.label for link in group.links]) for group in groups]


def test_an_entry_without_roles_is_for_everybody():
    add("start")
    assert drawn(NOBODY) == [("", ["start"])]


def test_an_entry_with_roles_is_for_those_who_hold_one():
    add("cases", roles=frozenset({Role.JUSTICE_OFFICER, Role.AUDITOR}))
    assert (drawn(NOBODY), drawn(OFFICER)) == ([], [("", ["cases"])])


def test_a_predicate_replaces_the_roles():
    add("cases", roles=frozenset({Role.AUDITOR}), allow=lambda user: user.is_authenticated)
    assert (drawn(NOBODY), drawn(OFFICER)) == ([], [("", ["cases"])])


def test_entries_are_ordered_and_grouped():
    add("team", group="Visa", order=2)
    add("start", order=3)
    add("cases", group="Visa", order=1)
    assert drawn(NOBODY) == [("Visa", ["cases", "team"]), ("", ["start"])]


def test_an_entry_that_leads_nowhere_is_left_out():
    add("recruitment:positions")
    assert drawn(NOBODY) == []


def test_registering_again_replaces_the_entry():
    add("cases", order=1)
    add("cases", order=2)
    assert drawn(NOBODY) == [("", ["cases"])]


@pytest.mark.parametrize(
    ("where", "current"),
    [("/", "start"), ("/cases/", "cases"), ("/cases/7/", "cases"), ("/cases/team/", "team")],
)
def test_the_deepest_entry_that_leads_here_is_marked(where, current):
    for name in ("start", "cases", "team"):
        add(name)
    (group,) = navigation.groups(NOBODY, Frame.DESK, where)
    assert [link.label for link in group.links if link.current] == [current]


def test_a_count_is_asked_for_the_person_who_reads():
    add("cases", count=lambda user: len(user.roles))
    (group,) = navigation.groups(OFFICER, Frame.DESK, "/")
    assert [link.count for link in group.links] == [1]
