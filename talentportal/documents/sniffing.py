"""What a file is by its first and last bytes, and what its name claims it is."""

import re
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath

EXTENSIONS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
_SIGNATURES = {
    "application/pdf": re.compile(rb"%PDF-[12]\.\d"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
}
_OTHER_FACES = re.compile(rb"%PDF-|<!doctype|<html|<script|<svg|<\?php", re.IGNORECASE)
"""What other programs would take the beginning of a picture for."""
_PDF_END = re.compile(rb"%%EOF[\s\x00]*\Z")
HEAD = 1024
"""Bytes within which programs look for what a file is."""
_NAME_LENGTH = 120
_UNSAFE = re.compile(r'[\\/:*?"<>|]+')


def kind_of(head: bytes) -> str | None:
    """Return the content type that the first bytes of a file show, or None for all others."""
    for content_type, signature in _SIGNATURES.items():
        if signature.match(head):
            return content_type
    return None


def claimed_kind(name: str) -> str | None:
    """Return the content type that the ending of a name claims, or None if it claims no such."""
    ending = PurePosixPath(name.lower().replace("\\", "/")).suffix
    return next((kind for kind, endings in EXTENSIONS.items() if ending in endings), None)


def has_two_faces(path: Path, content_type: str) -> bool:
    """Tell whether the file is also something else to another program: an archive, a page.

    A PDF must end with its end mark, or it was cut, or something hangs on behind it.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - HEAD))
        tail = file.read()
    if zipfile.is_zipfile(path):
        return True
    if content_type == "application/pdf":
        return _PDF_END.search(tail) is None
    return _OTHER_FACES.search(head) is not None


def clean_name(name: str, content_type: str) -> str:
    """Return a name that is safe to show and to save under: no path, no control signs, short.

    Invisible signs go too: one of them can make `gnp.exe` read as `exe.png`. The ending always
    agrees with the content.
    """
    folded = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    visible = "".join(sign for sign in folded if unicodedata.category(sign)[0] != "C")
    tidy = " ".join(_UNSAFE.sub("_", visible).split())
    endings = EXTENSIONS[content_type]
    ending = next((end for end in endings if tidy.lower().endswith(end)), "")
    stem = tidy[: len(tidy) - len(ending)][:_NAME_LENGTH].strip(". ")
    return f"{stem or 'document'}{ending or endings[0]}"
