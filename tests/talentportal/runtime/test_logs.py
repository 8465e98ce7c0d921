"""What the processes write, as a person sees it."""

import io
from pathlib import Path

from talentportal.runtime.logs import Follower, Terminal, log_file


def test_lines_get_their_writer_and_halves_wait(tmp_path: Path):
    out, log = io.StringIO(), tmp_path / "web.log"
    log.write_text("old\n")
    follower = Follower(log, "web", Terminal(out))
    with log.open("a") as writer:
        writer.write("one\ntw")
        writer.flush()
        follower.show()
        assert out.getvalue() == "web         | one\n"
        writer.write("o\nthree")
    follower.close()
    assert out.getvalue() == "web         | one\nweb         | two\nweb         | three\n"


def test_a_log_that_is_not_there_yet_shows_nothing(tmp_path: Path):
    out = io.StringIO()
    follower = Follower(tmp_path / "beat.log", "beat", Terminal(out))
    follower.close()
    assert out.getvalue() == ""


def test_a_person_sees_colours_and_a_file_does_not(monkeypatch):
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = Screen()
    Terminal(screen).say("hello", "web")
    assert screen.getvalue() == "\x1b[32mweb         |\x1b[0m hello\n"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Screen()
    Terminal(plain).say("hello", "web")
    assert plain.getvalue() == "web         | hello\n"


def test_a_reader_that_has_gone_does_not_stop_the_portal():
    class Broken(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    terminal = Terminal(Broken())
    terminal.say("one")
    terminal.say("two")


def test_a_large_log_is_set_aside_at_the_next_start(tmp_path: Path):
    log = tmp_path / "web.log"
    log.write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    assert log_file(tmp_path, "web") == log
    assert not log.exists()
    assert (tmp_path / "web.log.1").exists()
