"""Work is done again only when its inputs change."""

from pathlib import Path

from talentportal.runtime.stamps import fingerprint, is_current, set_stamp


def test_contents_names_and_new_files_change_the_fingerprint(tmp_path: Path):
    seen = [fingerprint([tmp_path])]
    (tmp_path / "a.py").write_text("1")
    seen.append(fingerprint([tmp_path]))
    (tmp_path / "a.py").write_text("2")
    seen.append(fingerprint([tmp_path]))
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.append(fingerprint([tmp_path]))
    assert len(set(seen)) == 4
    assert fingerprint([tmp_path]) == seen[-1]


def test_other_endings_and_caches_do_not_count(tmp_path: Path):
    before = fingerprint([tmp_path], ending=(".py",))
    (tmp_path / "notes.txt").write_text("1")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.py").write_text("1")
    assert fingerprint([tmp_path], ending=(".py",)) == before


def test_a_stamp_is_current_for_its_own_inputs_only(tmp_path: Path):
    stamp = tmp_path / "stamps" / "assets"
    assert not is_current(stamp, "abc")
    set_stamp(stamp, "abc")
    assert is_current(stamp, "abc")
    assert not is_current(stamp, "abd")
