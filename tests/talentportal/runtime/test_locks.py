"""Locks between processes."""

import subprocess
import sys
from pathlib import Path

from talentportal.runtime.locks import Share, try_lock

_HOLD = """
import sys, time
from pathlib import Path
from talentportal.runtime.locks import try_lock
lock = try_lock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_that_is_held_is_not_given(tmp_path: Path):
    first = try_lock(tmp_path / "lock")
    assert first is not None
    assert try_lock(tmp_path / "lock") is None
    first.close()
    second = try_lock(tmp_path / "lock")
    assert second is not None
    second.close()


def test_a_killed_holder_leaves_no_lock_behind(tmp_path: Path):
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert try_lock(path) is None
        holder.kill()
    lock = try_lock(path)
    assert lock is not None
    lock.close()


def test_only_the_last_to_leave_is_the_last(tmp_path: Path):
    first, second = Share(tmp_path / "users"), Share(tmp_path / "users")
    assert not first.leave()
    assert second.leave()
