"""What the web server writes of each request: never a key to an account, nor what was searched."""

import re
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

FORMAT = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms [%({x-request-id}o)s]'
"""The id at the end leads to the lines of the access log in the database."""
_KEYS = re.compile(
    r"^(/account/(?:password/reset/key|confirm-email)/|/verify/|/api/v1/letters/)[^/?]+"
)
"""Addresses that open something by themselves: mailed links, and the codes of letters."""


def shown(address: str) -> str:
    """Return an address as it may stand in a file that operators read."""
    path, mark, _question = address.partition("?")
    return _KEYS.sub(r"\1…", path) + ("?…" if mark else "")


class AccessLines(Logger):  # type: ignore[misc]
    """Gunicorn's logger, without what an address may give away."""

    def atoms(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta
    ) -> dict[str, Any]:
        """Return the parts of a line."""
        parts: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        asked = shown(environ["RAW_URI"])
        parts["r"] = f"{environ['REQUEST_METHOD']} {asked} {environ['SERVER_PROTOCOL']}"
        return parts
