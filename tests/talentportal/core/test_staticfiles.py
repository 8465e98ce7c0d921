"""Only listed files leave node_modules, and only if they are there."""

from pathlib import Path

import pytest

from talentportal.core.staticfiles import NpmFinder, PortalStaticFilesStorage


@pytest.fixture
def packages(tmp_path, settings):
    """Install a package of four files of which two are listed."""
    root = tmp_path / "node_modules" / "kit"
    for name in ("kit.css", "secret.js", "img/a.svg", "img/deep/b.svg"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    settings.NPM_ROOT = tmp_path / "node_modules"
    settings.NPM_ASSETS = {"kit": ("kit", ("kit.css", "img/*.svg"))}
    settings.STATIC_ROOT = tmp_path / "collected"
    return root


def test_listed_files_are_found_under_their_prefix(packages):
    finder = NpmFinder()
    assert finder.find("kit/img/a.svg") == str(packages / "img/a.svg")
    assert finder.find("kit/kit.css", find_all=True) == [str(packages / "kit.css")]


@pytest.mark.parametrize(
    "name", ["kit/secret.js", "kit/img/deep/b.svg", "kit/img/none.svg", "other/kit.css", "kit"]
)
def test_nothing_else_is_found(packages, name):
    assert NpmFinder().find(name) == []


@pytest.mark.parametrize("name", ["kit/../kit/kit.css", "kit/img/../../../secret.svg"])
def test_nothing_outside_of_the_list_is_reached_by_climbing(packages, name):
    assert NpmFinder().find(name) == []


def test_collecting_takes_the_listed_files_only(packages):
    found = [(name, storage.prefix) for name, storage in NpmFinder().list([])]
    assert found == [("kit.css", "kit"), ("img/a.svg", "kit")]
    assert [name for name, _ in NpmFinder().list(["*.svg"])] == ["kit.css"]


def test_missing_packages_are_reported_with_what_to_do(packages):
    (packages / "kit.css").unlink()
    (error,) = NpmFinder().check()
    assert error.id == "talentportal.E001"
    assert "npm ci" in error.hint


def test_missing_packages_do_not_matter_once_files_are_collected(packages, settings):
    (packages / "kit.css").unlink()
    Path(settings.STATIC_ROOT).mkdir()
    (Path(settings.STATIC_ROOT) / "staticfiles.json").write_text("{}")
    assert NpmFinder().check() == []


def test_every_listed_file_of_the_project_is_installed():
    assert NpmFinder().check() == []


def test_source_maps_are_not_looked_for_and_our_imports_are_rewritten(tmp_path):
    storage = PortalStaticFilesStorage(location=tmp_path, base_url="/static/")
    (tmp_path / "js").mkdir()
    (tmp_path / "js/a.js").write_text('import "./b.js";\n')
    (tmp_path / "js/b.js").write_text("export const b = 1;\n")
    (tmp_path / "kit.js").write_text('x="import";\n//# sourceMappingURL=kit.js.map\n')
    names = ("js/a.js", "js/b.js", "kit.js")
    done = {
        old: (new, failure)
        for old, new, failure in storage.post_process({name: (storage, name) for name in names})
        if old in names
    }
    assert [done[name][1] for name in names] == [True, True, True]
    hashed = done["js/b.js"][0].removeprefix("js/")
    assert (tmp_path / done["js/a.js"][0]).read_text() == f'import"./{hashed}";\n'
