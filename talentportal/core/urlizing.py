"""Addresses of the web made into links wherever they stand in a text, Korean ones included."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_URL = re.compile(
    r"""
    (?<![A-Za-z0-9@._/-])
    (?: https?://[A-Za-z0-9.-]+(?::[0-9]+)? | (?:[a-z0-9-]+\.)+[a-z]{2,}(?=/) )
    (?: [/?\#][A-Za-z0-9/?\#&=%~_.:+,;@!$*'-]* )?
    (?<![.:+,;@!$*'?&])
    """,
    re.VERBOSE,
)
"""An address with its scheme, or a host and a path behind it: "klik.co.kr/lounge/posts/904"."""


def linked(text: str) -> SafeString:
    """Return a text as markup with its addresses as links, and every other sign as it was.

    Django's `urlize` parts words at spaces only: it takes the Korean word before a bracket for the
    beginning of an address, and loses a semicolon or full stop behind one.
    """
    shown, last = [], 0
    for found in _URL.finditer(text):
        url = found[0]
        whole = url if url.startswith(("http://", "https://")) else f"https://{url}"
        link = format_html('<a href="{}" rel="nofollow">{}</a>', whole, url)
        shown += [(text[last : found.start()],), (link,)]
        last = found.end()
    return format_html_join("", "{}", [*shown, (text[last:],)])
