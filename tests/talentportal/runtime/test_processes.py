"""Processes are known by number and start time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from talentportal.runtime.processes import Known, recall, remember, stop

_FAMILY = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("ready", flush=True)
time.sleep(60)
"""


def start_family() -> tuple[subprocess.Popen[str], Known]:
    leader = subprocess.Popen(
        [sys.executable, "-c", _FAMILY], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert leader.stdout is not None
    leader.stdout.readline()
    leader.stdout.close()
    known = Known.of(leader.pid)
    assert known is not None
    return leader, known


def members(leader: Known) -> int:
    """Count the living processes of the leader's session."""
    living = [
        process for process in psutil.process_iter(["status"]) if process.info["status"] != "zombie"
    ]
    return sum(os.getsid(process.pid) == leader.pid for process in living if process.is_running())


def test_what_is_written_down_is_read_back(tmp_path: Path):
    process = Known.current()
    remember(tmp_path / "me.json", process)
    assert recall(tmp_path / "me.json") == process
    assert process.is_alive()


def test_a_missing_or_damaged_note_is_no_process(tmp_path: Path):
    assert recall(tmp_path / "none.json") is None
    (tmp_path / "half.json").write_text('{"pid": 1')
    assert recall(tmp_path / "half.json") is None
    (tmp_path / "other.json").write_text('{"pid": 1, "born": 2}')
    assert recall(tmp_path / "other.json") is None


def test_a_number_that_a_stranger_has_by_now_is_left_alone():
    leader, known = start_family()
    earlier = Known(known.pid, known.started - 3600)
    assert not earlier.is_alive()
    stop(earlier, by=signal.SIGTERM, patience=1)
    assert known.is_alive()
    stop(known, by=signal.SIGTERM, patience=1)
    leader.wait()


def test_a_family_is_stopped_with_its_leader():
    leader, known = start_family()
    assert members(known) == 2
    stop(known, by=signal.SIGTERM, patience=0.5)
    assert members(known) == 0
    leader.wait()


def test_a_family_is_stopped_after_its_leader_was_killed():
    leader, known = start_family()
    leader.kill()
    leader.wait()
    assert members(known) == 1
    stop(known, by=signal.SIGTERM, patience=0.2)
    assert members(known) == 0


def test_stopping_waits_no_longer_than_it_takes():
    leader, known = start_family()
    began = time.monotonic()
    stop(known, by=signal.SIGTERM, patience=0.3)
    assert time.monotonic() - began < 3
    leader.wait()
