"""Addresses and keys for a demonstration that nobody has configured."""

import json
import stat
from pathlib import Path

from talentportal.runtime.environment import is_given, provide
from talentportal.runtime.paths import DataFolder


def test_everything_that_is_missing_is_filled_in(tmp_path: Path):
    environ = {"TALENTPORTAL_DATA": str(tmp_path)}
    provide(environ)
    assert set(environ) == {
        *("TALENTPORTAL_DATA", "DATABASE_URL", "REDIS_URL"),
        *("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "BLIND_INDEX_KEY"),
    }
    assert environ["DATABASE_URL"] == DataFolder(tmp_path).database_url


def test_what_is_given_stays(tmp_path: Path):
    given = {
        "TALENTPORTAL_DATA": str(tmp_path),
        "DATABASE_URL": "postgresql://elsewhere/db",
        "SECRET_KEY_FILE": "/run/secrets/key",
    }
    environ = dict(given)
    provide(environ)
    assert {name: environ[name] for name in given} == given
    assert "SECRET_KEY" not in environ


def test_keys_are_made_once_and_readable_for_their_owner_only(tmp_path: Path):
    first, second = ({"TALENTPORTAL_DATA": str(tmp_path / "new")} for _ in range(2))
    provide(first)
    provide(second)
    assert first == second
    keys = DataFolder(tmp_path / "new").keys
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert [path.name for path in keys.parent.iterdir()] == ["keys.json"]
    assert json.loads(keys.read_text())["SECRET_KEY"] == first["SECRET_KEY"]


def test_an_empty_value_is_not_given():
    assert not is_given("REDIS_URL", {"REDIS_URL": ""})
    assert is_given("REDIS_URL", {"REDIS_URL_FILE": "/run/secrets/redis"})
