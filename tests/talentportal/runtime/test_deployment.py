"""What the deployment files say exists: the format, the commands, the files, the variables."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from celery.bin.celery import celery
from django.core.management import get_commands
from django.utils.module_loading import import_string
from jsonschema import Draft7Validator

from talentportal.runtime import web
from talentportal.runtime.paths import CHECKOUT

COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
DOCKERFILE = (CHECKOUT / "Dockerfile").read_text()
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if "build" in service]
_IN_FOREIGN_IMAGES = {"caddy", "pg_isready", "sh", "exec", "redis-server", "redis-cli", "grep"}


def commands_of(service: dict[str, Any]) -> list[list[str]]:
    """Return every command line of a service as words, those inside a shell line one by one."""
    check = service.get("healthcheck", {}).get("test", ["NONE"])
    lines = [check[1:]] if check[0] == "CMD" else [shlex.split(part) for part in check[1:]]
    lines.append(service.get("command", []))
    return [part for line in lines for part in unfold(line)]


def unfold(line: list[str]) -> list[list[str]]:
    if line[:2] == ["sh", "-c"]:
        return [shlex.split(part) for part in line[2].split("&&")]
    return [line] if line else []


def refuse_unknown(words: list[str]) -> None:
    """Fail unless our image can run this command line."""
    match words:
        case ["python", "manage.py", command, *_]:
            assert command in get_commands()
        case ["python", "-m", module, *_]:
            assert find_spec(module)
        case ["gunicorn", "-c", config, application]:
            assert config == f"python:{web.__name__}"
            assert callable(import_string(application.replace(":", ".")))
        case ["celery", application, command, *rest]:
            module = "clock:clock" if command == "beat" else "celery_app:app"
            assert application == f"--app=talentportal.{module}"
            assert command in celery.commands
            for option in rest:
                name = option.partition("=")[0]
                known = {name for item in celery.commands[command].params for name in item.opts}
                assert name in known or command == "inspect", f"celery {command} has no {name}"
        case _:
            pytest.fail(f"nobody knows the command {words}")


def test_the_compose_file_is_one_by_its_specification():
    schema = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    errors = Draft7Validator(json.loads(schema.read_text())).iter_errors(COMPOSE)
    assert [error.message for error in errors] == []


def test_all_parts_of_the_portal_are_there():
    assert set(SERVICES) == {"proxy", "web", "worker", "beat", "prepare", "postgres", "redis"}
    assert set(OURS) == {"web", "worker", "beat", "prepare"}


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_our_image_exists(name: str):
    commands = commands_of(SERVICES[name])
    assert commands
    for words in commands:
        refuse_unknown(words)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - set(OURS)))
def test_every_command_of_other_images_is_one_of_theirs(name: str):
    for words in commands_of(SERVICES[name]):
        assert words[0].partition("=")[0] in {*_IN_FOREIGN_IMAGES, "REDISCLI_AUTH"}


def test_every_service_says_whether_it_works():
    assert [name for name, service in SERVICES.items() if "healthcheck" not in service] == []


def test_every_mounted_file_exists():
    mounts = [mount for service in SERVICES.values() for mount in service.get("volumes", [])]
    paths = [mount.partition(":")[0] for mount in mounts]
    assert [path for path in paths if path[0] == "." and not (CHECKOUT / path).exists()] == []
    assert {path for path in paths if path[0] != "."} == set(COMPOSE["volumes"])


def test_every_secret_is_mounted_where_it_is_read():
    for service in SERVICES.values():
        variables = service.get("environment", {})
        read = {Path(value).name for name, value in variables.items() if name.endswith("_FILE")}
        assert read <= set(service.get("secrets", []))
    used = {name for service in SERVICES.values() for name in service.get("secrets", [])}
    assert used == set(COMPOSE["secrets"])


def test_every_variable_is_one_that_the_portal_reads():
    read = (CHECKOUT / "talentportal/runtime/web.py").read_text()
    read += "".join(path.read_text() for path in (CHECKOUT / "talentportal/settings").glob("*.py"))
    given = {name.removesuffix("_FILE") for name in COMPOSE["x-portal"]["environment"]}
    given |= {"WEB_WORKERS", "WEB_MAX_REQUESTS"}
    assert [name for name in sorted(given) if not re.search(rf"['\"]{name}['\"]", read)] == []


def test_no_secret_is_written_into_the_files():
    assert "password" not in DOCKERFILE.lower()
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|_URL_", name):
                assert str(value).startswith("/run/secrets/")


def test_the_image_starts_the_web_server_that_is_decided():
    line = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert line
    refuse_unknown(json.loads(line[1]))


def test_everything_that_is_copied_into_the_image_exists():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert copied
    for name in " ".join(copied).split():
        assert (CHECKOUT / name).exists(), name
    kept = re.findall(r"^!(.+)$", (CHECKOUT / ".dockerignore").read_text(), re.MULTILINE)
    assert [name for name in kept if not (CHECKOUT / name).exists()] == []


def test_the_image_builds_with_commands_that_exist():
    for command in re.findall(r"manage\.py (\w+)", DOCKERFILE):
        assert command in get_commands()


def test_gunicorn_accepts_its_configuration():
    gunicorn = shutil.which("gunicorn", path=str(Path(sys.executable).parent))
    assert gunicorn
    done = subprocess.run(
        [gunicorn, "--print-config", "-c", f"python:{web.__name__}", "talentportal.wsgi"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"^worker_class\s+= .*gthread", done.stdout, re.MULTILINE | re.IGNORECASE)
