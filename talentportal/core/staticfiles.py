"""Serves the browser's third-party files straight from node_modules, without a bundler.

`settings.NPM_ASSETS` maps a URL prefix to a package folder and the only files that may leave it.
Nothing third-party is copied into the repository (docs/decisions/assets).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PackageStorage(FileSystemStorage):
    """One package folder; collectstatic puts its files below `prefix`."""

    def __init__(self, location: Path, prefix: str) -> None:
        super().__init__(location=location)
        self.prefix = prefix


class Package(NamedTuple):
    """A package folder and the globs of the files that are served from it."""

    storage: PackageStorage
    globs: tuple[str, ...]

    def allows(self, name: str) -> bool:
        """Say whether the file is on the list; a glob never reaches into a deeper folder."""
        path = PurePosixPath(name)
        return any(
            path.match(glob) and path.parent == PurePosixPath(glob).parent for glob in self.globs
        )

    def files(self, glob: str) -> list[str]:
        """Return the names below the package folder that a glob matches, sorted."""
        root = Path(self.storage.location)
        found = (path for path in root.glob(glob) if path.is_file())
        return sorted(path.relative_to(root).as_posix() for path in found)


class NpmFinder(BaseFinder):
    """Finds the allow-listed files of npm packages under their URL prefix."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.packages = {
            prefix: Package(PackageStorage(Path(settings.NPM_ROOT) / folder, prefix), tuple(globs))
            for prefix, (folder, globs) in settings.NPM_ASSETS.items()
        }

    def check(self, **_: Any) -> list[CheckMessage]:
        """Report packages that are not installed, unless their files were collected already.

        A production image collects once while it is built and leaves node_modules behind.
        """
        if settings.STATIC_ROOT and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            return []
        return [
            Error(
                f"No file matches {glob} in {package.storage.location}.",
                hint="Run `npm ci` (or `make setup`, which does it for you).",
                id="talentportal.E001",
            )
            for package in self.packages.values()
            for glob in package.globs
            if not package.files(glob)
        ]

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """Return the file's place on disk (in a list for `find_all`), or an empty list."""
        prefix, _slash, name = path.partition("/")
        package = self.packages.get(prefix)
        if package is None or not package.allows(name) or not package.storage.exists(name):
            return []
        place = package.storage.path(name)
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, PackageStorage]]:
        """Yield every allow-listed file, for collectstatic."""
        ignored = list(ignore_patterns or [])
        for package in self.packages.values():
            for glob in package.globs:
                for name in package.files(glob):
                    if not matches_patterns(name, ignored):
                        yield name, package.storage


_IMPORTS: Any = vars(HashedFilesMixin)["_js_module_import_aggregation_patterns"][1]
"""Django's own rules for imports; it only offers them for every script or for none."""


def _without_source_maps(patterns: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Drop the rules that rewrite sourceMappingURL comments: we do not ship the maps."""
    kept = (
        (extension, tuple(rule for rule in rules if "sourceMappingURL" not in str(rule)))
        for extension, rules in patterns
    )
    return tuple((extension, rules) for extension, rules in kept if rules)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names, gzip and brotli beside each file, imports between our own modules rewritten.

    Only ours, in js/: packages carry minified code in which an import is not always an import.
    """

    patterns = (
        *_without_source_maps(HashedFilesMixin.patterns),
        ("js/*.js", _IMPORTS),
    )
    keep_intermediate_files = False
