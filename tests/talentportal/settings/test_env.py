"""What the environment may say, and what stops the start."""

import pytest

from talentportal.settings import env


def test_a_value_that_is_set_to_nothing_is_not_set(monkeypatch):
    monkeypatch.setenv("SOMETHING", "")
    assert env.text("SOMETHING", "otherwise") == "otherwise"


def test_a_value_without_default_must_be_given(monkeypatch):
    monkeypatch.delenv("SOMETHING", raising=False)
    with pytest.raises(env.BadEnvironment, match="SOMETHING is not set"):
        env.text("SOMETHING")


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("from a file\n", encoding="utf-8")
    monkeypatch.setenv("SOMETHING_FILE", str(secret))
    assert env.text("SOMETHING") == "from a file"


@pytest.mark.parametrize("word", ["maybe", "2"])
def test_a_flag_is_yes_or_no(word, monkeypatch):
    monkeypatch.setenv("SOMETHING", word)
    with pytest.raises(env.BadEnvironment, match="yes or no"):
        env.flag("SOMETHING", default=False)


def test_a_unix_socket_is_a_database_host():
    found = env.database("postgresql://me@/portal?host=/run/pg")
    assert (found["HOST"], found["NAME"], found["USER"]) == ("/run/pg", "portal", "me")


def test_celery_is_told_of_a_unix_socket_in_its_own_words():
    assert (
        env.broker("unix:///run/redis.sock?db=2") == "redis+socket:///run/redis.sock?virtual_host=2"
    )
