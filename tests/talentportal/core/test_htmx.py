"""A page, or a named part of it, from the same view."""

from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from talentportal.core import htmx


def ask(**headers: str) -> Any:
    """Return a request as it is after the htmx middleware."""
    request: Any = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    return request


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_only_htmx_itself_is_answered_with_a_part(headers, wanted):
    assert htmx.wants_part(ask(**headers)) is wanted


def test_a_request_that_met_no_middleware_gets_the_page():
    assert htmx.wants_part(RequestFactory().get("/")) is False


@pytest.fixture
def page(tmp_path, settings):
    """Put a page with one part where templates are looked for."""
    (tmp_path / "page.html").write_text("whole {% partialdef row inline %}part{% endpartialdef %}")
    engine = engines["django"].engine
    before, engine.dirs = engine.dirs, [tmp_path]
    engine.template_loaders[0].reset()
    yield "page.html"
    engine.dirs = before
    engine.template_loaders[0].reset()


def test_the_part_and_the_page_come_from_one_template(page):
    whole = htmx.render_part(ask(), page, "row")
    part = htmx.render_part(ask(**{"HX-Request": "true"}), page, "row", status=422)
    assert (whole.content, part.content) == (b"whole part", b"part")
    assert (whole.status_code, part.status_code) == (200, 422)


def test_a_cache_is_told_that_both_differ(page):
    response = htmx.render_part(ask(), page, "row")
    assert "HX-Request" in response["Vary"]
