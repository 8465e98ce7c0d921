"""Root's servers run under an account of their own, and no private folder is opened for it."""

from pathlib import Path

import pytest

from talentportal.runtime.account import Account, refuse_a_private_folder
from talentportal.runtime.errors import CannotStart

STRANGER = Account("talentportal", uid=64_999, gid=64_999)


def test_a_private_folder_on_the_way_is_named(open_folder: Path):
    home = open_folder / "home"
    (home / "portal" / "data").mkdir(parents=True)
    home.chmod(0o700)
    assert STRANGER.barrier(home / "portal") == home


def test_private_data_folders_are_refused_with_a_way_out(tmp_path: Path):
    (tmp_path / "home").mkdir(mode=0o700)
    with pytest.raises(CannotStart) as refusal:
        refuse_a_private_folder(tmp_path / "home" / "data", STRANGER)
    assert "TALENTPORTAL_DATA=/var/lib/talentportal make run" in str(refusal.value)
    assert not (tmp_path / "home" / "data").exists()


def test_an_ordinary_user_may_keep_data_at_home(tmp_path: Path):
    (tmp_path / "home").mkdir(mode=0o700)
    refuse_a_private_folder(tmp_path / "home" / "data", None)


def test_open_folders_are_no_barrier():
    assert STRANGER.barrier(Path("/usr/bin")) is None
