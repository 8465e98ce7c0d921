"""What a deployment refuses to start with, and what its cookies are."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from talentportal.settings.env import BadEnvironment

ROOT = Path(__file__).parents[3]
PRODUCTION = "talentportal.settings.production"
GIVEN = {
    "SECRET_KEY": "a secret of a test, longer than fifty characters, of no other use",
    "FIELD_ENCRYPTION_KEYS": "a key of a test",
    "BLIND_INDEX_KEY": "another key of a test",
    "ALLOWED_HOSTS": "portal.example",
    "TALENTPORTAL_DEMO": "no",
}


@pytest.fixture(autouse=True)
def _given(monkeypatch):
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)


def test_a_deployment_is_never_a_demonstration(monkeypatch):
    monkeypatch.setenv("TALENTPORTAL_DEMO", "yes")
    with pytest.raises(BadEnvironment, match="TALENTPORTAL_DEMO"):
        runpy.run_module(PRODUCTION)


@pytest.mark.parametrize("hosts", ["", "*", "portal.example,*"])
def test_a_deployment_knows_its_own_name(hosts, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    with pytest.raises(BadEnvironment, match="ALLOWED_HOSTS"):
        runpy.run_module(PRODUCTION)


@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "BLIND_INDEX_KEY"])
def test_a_deployment_needs_its_secrets(name, monkeypatch):
    monkeypatch.delenv(name)
    with pytest.raises(BadEnvironment, match=name):
        runpy.run_module(PRODUCTION)


def test_no_neighbour_can_plant_a_cookie():
    told = runpy.run_module(PRODUCTION)
    assert (told["DEMO"], told["DEBUG"]) == (False, False)
    for kind in ("SESSION", "CSRF"):
        assert told[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert told[f"{kind}_COOKIE_SECURE"] is True
        assert told[f"{kind}_COOKIE_HTTPONLY"] is True


def test_django_finds_nothing_to_object_to_in_a_deployment():
    servers = {"DATABASE_URL": "postgresql://nobody/none", "REDIS_URL": "redis://nobody"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**os.environ, **servers, "DJANGO_SETTINGS_MODULE": PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("System check identified no issues")
