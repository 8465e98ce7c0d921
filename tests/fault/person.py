"""A person at a browser without scripts: follows forms over HTTP, with cookies and tokens."""

import time
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from django.test import Client

from talentportal.accounts.models import User

_SLOWEST = 20.0
"""Seconds after which a person gives up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answered, and after how many seconds."""

    status: int
    text: str
    location: str
    seconds: float


class Person:
    """Asks for pages and sends forms; `user` is who is signed in already."""

    def __init__(self, url: str, user: User | None = None) -> None:
        self._host = urlsplit(url).netloc
        self._cookies: SimpleCookie = SimpleCookie()
        if user is not None:
            client = Client()
            client.force_login(user)
            self._cookies["sessionid"] = client.cookies["sessionid"].value

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, "")

    def send(self, path: str, **values: object) -> Answer:
        """Send a form, as the page that shows it would."""
        return self._ask("POST", path, urlencode(values))

    def _ask(self, method: str, path: str, body: str) -> Answer:
        headers = {"Cookie": "; ".join(f"{m.key}={m.value}" for m in self._cookies.values())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self._cookies["csrftoken"].value
        connection = HTTPConnection(self._host, timeout=_SLOWEST)
        began = time.monotonic()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            self._cookies.load(line)
        place = response.headers.get("Location", "")
        return Answer(response.status, text, place, time.monotonic() - began)
