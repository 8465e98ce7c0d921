"""The question that a container's health check asks."""

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from talentportal.runtime.probe import main


class Page(BaseHTTPRequestHandler):
    """Answers 200 to the public host name over TLS, as the portal would."""

    def do_GET(self) -> None:
        expected = ("portal.example", "https")
        asked = (self.headers["Host"], self.headers["X-Forwarded-Proto"])
        self.send_response(200 if asked == expected and self.path == "/ready" else 503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_page_works_when_it_answers_the_public_host(address: str, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "portal.example, other.example")
    assert main(["page", f"{address}/ready"])
    assert not main(["page", f"{address}/failing"])


def test_a_port_where_nobody_listens_does_not_work():
    assert not main(["page", "http://127.0.0.1:9/"])


def test_a_file_works_as_long_as_it_is_written(tmp_path: Path):
    path = tmp_path / "schedule"
    assert not main(["written", str(path), "60"])
    path.touch()
    assert main(["written", str(path), "60"])
    os.utime(path, (time.time() - 61, time.time() - 61))
    assert not main(["written", str(path), "60"])


def test_another_question_is_not_understood():
    with pytest.raises(SystemExit):
        main(["anything"])
