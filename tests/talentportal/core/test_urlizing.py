"""Addresses in texts as links."""

import re

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from talentportal.core.urlizing import linked


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        ("at launch (biz.a.com/article/1); eight", ["https://biz.a.com/article/1"]),
        (
            "같습니다(https://a.net/n.do?a=1&mode=view). 보유한",
            ["https://a.net/n.do?a=1&mode=view"],
        ),
        ("분야(fnnews.com/news/2025). 추가", ["https://fnnews.com/news/2025"]),
        (
            "See https://a.b/c, http://localhost:8000/x/.",
            ["https://a.b/c", "http://localhost:8000/x/"],
        ),
        ("https://a.b/c에서", ["https://a.b/c"]),
        ("Rules of 2026. Then by mail to a@b.com/x, or and/or", []),
        ("U.S. News, THE/QS, data/SOURCES.md", []),
        ("javascript:alert(1) ftp://a.b/c", []),
    ],
)
def test_addresses_become_links_and_nothing_else_changes(text, hrefs):
    markup = linked(text)
    assert [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*)"', markup)] == hrefs
    assert re.sub(r"</?a\b[^>]*>", "", markup) == text.replace("&", "&amp;")


def test_what_looks_like_markup_is_escaped():
    markup = linked('<b>x</b> https://a.b/"onclick=1 <script>')
    assert "<b>" not in markup
    assert markup.count("<a ") == 1
    assert '"onclick' not in markup


@given(st.text(alphabet="ab./:;,()?&=#한 hts<\"'", max_size=60))
def test_no_sign_of_a_text_is_lost(text):
    shown = strip_tags(linked(text)).replace("&lt;", "<").replace("&quot;", '"')
    assert shown.replace("&#x27;", "'").replace("&amp;", "&") == text
