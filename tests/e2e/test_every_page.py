"""Every page, for each of its readers, in both languages, wide and on a phone: nothing is wrong."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import BrowserContext, Page

from tests.e2e import samples as making
from tests.e2e.inspection import PHONE, WIDE, Inspector
from tests.e2e.pages import STATUS, landing, pages, unvisited
from tests.e2e.samples import NOBODY, STAFF, Samples
from tests.e2e.visitor import LOCALES
from tests.portal import Portal, copy_database, drop_database, using

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
DATABASE = f"crawl_{os.getpid()}"


@pytest.fixture(scope="module")
def portal(world_database, tmp_path_factory, django_db_blocker) -> Iterator[Portal]:
    """Run a web server on a database that the samples are made in."""
    copy_database(world_database, DATABASE)
    portal = Portal(tmp_path_factory.mktemp("crawl"), DATABASE)
    media = override_settings(MEDIA_ROOT=portal.folder.root / "documents")
    try:
        with django_db_blocker.unblock(), using(DATABASE), media:
            portal.start("web")
            yield portal
    finally:
        portal.stop()
        drop_database(DATABASE)


@pytest.fixture(scope="module")
def samples(portal) -> Samples:
    """Make one sample of everything."""
    return making.make()


@pytest.fixture
def read(browser, browser_context_args, portal, samples) -> Iterator[Callable[[str, str], Page]]:
    """Return a function that gives a reader a browser."""
    contexts: list[BrowserContext] = []

    def sit_down(reader: str, language: str) -> Page:
        own = {**browser_context_args, "locale": LOCALES[language]}
        context: BrowserContext = browser.new_context(**own)
        contexts.append(context)
        session = samples.session(reader)
        context.add_cookies([{"name": "sessionid", "value": session, "url": portal.url}])
        return context.new_page()

    yield sit_down
    for context in contexts:
        context.close()


def test_somebody_looks_at_every_page(samples):
    assert unvisited(pages(samples)) == set()


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("reader", [NOBODY, "applicant", *STAFF])
def test_no_page_has_a_fault(portal, samples, read, reader, language):
    page = read(reader, language)
    inspector = Inspector(page)
    faults = {}
    for path in pages(samples)[reader]:
        for name, size in (("wide", WIDE), ("phone", PHONE)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if name == "wide":
                answer = page.goto(f"{portal.url}{path}")
                place = f"{portal.url}{landing(samples, path)}"
                assert (answer.status, page.url) == (STATUS.get(path, 200), place)
                if path in STATUS:
                    inspector.forgive(f"the server responded with a status of {STATUS[path]}")
            faults[f"{name} {path}"] = inspector.faults()
    assert {page: found for page, found in faults.items() if found} == {}
