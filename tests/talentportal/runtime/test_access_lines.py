"""Lines of the web server: enough to find a request, too little to take over an account."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from talentportal.runtime.access_lines import FORMAT, AccessLines, shown


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/", "/"),
        ("/desk/cases/?q=Santos", "/desk/cases/?…"),
        ("/account/password/reset/key/3x-abc-def/", "/account/password/reset/key/…/"),
        ("/account/confirm-email/Mg:1abc:def/", "/account/confirm-email/…/"),
        ("/verify/7K3M-9QWD-X2RT-B6HP/", "/verify/…/"),
        ("/api/v1/letters/7K3M-9QWD-X2RT-B6HP/", "/api/v1/letters/…/"),
        ("/verify/?code=7K3M-9QWD-X2RT-B6HP", "/verify/?…"),
    ],
)
def test_no_key_and_no_question_is_written_down(address, written):
    assert shown(address) == written


def test_a_line_names_the_request_and_its_id():
    environ = {
        "REMOTE_ADDR": "10.0.0.1",
        "REQUEST_METHOD": "GET",
        "RAW_URI": "/account/confirm-email/secret/?next=/",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[("X-Request-Id", "abc")])
    asked = SimpleNamespace(headers=[])
    parts = AccessLines(Config()).atoms(answer, asked, environ, timedelta(milliseconds=7))
    line = FORMAT % parts
    assert line == '10.0.0.1 "GET /account/confirm-email/…/?… HTTP/1.1" 200 12 7ms [abc]'
