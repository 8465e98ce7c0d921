"""The rules of the house that no linter knows."""

import ast
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

ROOT = Path(__file__).parents[2]
OURS = ("talentportal", "visas")
LONGEST_MODULE = 300
FLOORS = [
    "core",
    "audit",
    "outbox",
    "organisations",
    "accounts",
    "reference",
    "documents",
    "notifications",
    "workflow",
    "visas",
    "portal",
]
"""App labels from the ground up: a foreign key points to its own floor or below."""
USER_IS_NAMED_BY_STRING = {"core", "audit"}
"""Apps below accounts that name the user model by settings.AUTH_USER_MODEL."""


def tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.split() if (ROOT / line).exists()]


MODULES = [
    path
    for path in tracked("*.py")
    if path.relative_to(ROOT).parts[0] in OURS and "migrations" not in path.parts
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_readable(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_the_root_package_stays_empty():
    assert (ROOT / "talentportal" / "__init__.py").read_text(encoding="utf-8") == ""


@pytest.mark.django_db
def test_models_and_migrations_are_in_step(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


def test_foreign_keys_point_down_only():
    upward = []
    for label in FLOORS:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.get_fields():
                if not isinstance(field, models.ForeignKey):
                    continue
                target = field.remote_field.model._meta.app_label
                by_string = label in USER_IS_NAMED_BY_STRING and target == "accounts"
                is_up = target in FLOORS and FLOORS.index(target) > FLOORS.index(label)
                if is_up and not by_string:
                    upward.append(f"{model._meta.label}.{field.name} -> {target}")
    assert upward == []


def test_templates_carry_no_inline_script_or_style():
    found = []
    for path in tracked("templates/**/*.html") + tracked("templates/*.html"):
        text = path.read_text(encoding="utf-8").lower()
        inline = "<style" in text or " style=" in text or " onclick=" in text
        script = "<script>" in text or "javascript:" in text
        if inline or script:
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_no_code_names_a_machine_or_a_registry():
    forbidden = ("/root/", "/home/", "pypi.org", "npmjs", "files.pythonhosted")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked("*")
        if path.is_file() and path != Path(__file__) and path.suffix not in {".png", ".woff2"}
        for word in forbidden
        if word in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert found == []
