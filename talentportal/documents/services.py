"""Take files in, keep files of our own, and show one page of either.

Who may see a document is the business of the domain that it belongs to. Reading a stranger's file
takes up to a second: call `store` before you lock rows, or in a transaction that holds no lock.
"""

import hashlib
import os
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.documents import pending, sandbox, sniffing, storage
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused

REFUSALS = {
    "empty": _("This file is empty. Choose the file again."),
    "too_large": _("This file is larger than 20 MB. Reduce it, or split it into parts."),
    "type_not_allowed": _("Only PDF, JPEG and PNG files can be taken. Save it as a PDF."),
    "not_what_it_claims": _(
        "This file is not what its name says, or something else is hidden in it. "
        "Open it, save it again as PDF, JPEG or PNG, and choose the new file."
    ),
    "encrypted": _("This PDF is protected by a password. Save it without protection."),
    "active_content": _(
        "This PDF contains scripts, attached files or other active content. "
        "Print it to a new PDF and choose that file."
    ),
    "too_many_pages": _("This PDF has more than 200 pages. Split it into parts."),
    "too_many_pixels": _("This picture is too large to show. Reduce its resolution."),
    "unreadable": _("This file is damaged or incomplete. Open it, save it again and retry."),
}
WIDTHS = (320, 800, 1200, 1800)
"""Pixels. A preview comes in these widths only, so that few of them fill the disk."""
PREVIEW_PIXELS = 8_000_000
SWEEP_AFTER = timedelta(days=1)


def _refusal(code: str) -> Refused:
    return Refused(code, REFUSALS[code])


@transaction.atomic
def store(*, actor: Any, upload: UploadedFile) -> Document:
    """Take a file that a person hands in, if it is a whole and harmless PDF, JPEG or PNG.

    The content decides, not the name. Raises `Refused` with one of the codes of `REFUSALS`; then
    no file is left. The file lies on disk before the row is committed, and goes again when the
    transaction rolls back.
    """
    claimed = upload.name or ""
    _check_size(upload.size or 0)
    content_type = _kind(upload, claimed)
    name = _write(upload)
    try:
        pages = _inspect(name, content_type)
    except BaseException:
        storage.discard(name)
        raise
    clean = sniffing.clean_name(claimed, content_type)
    return _register(name, clean, content_type, pages, actor=actor)


@transaction.atomic
def keep(
    *, content: bytes, name: str, content_type: str = "application/pdf", pages: int = 1
) -> Document:
    """Keep a file that the portal itself made: it is trusted, and belongs to nobody.

    `pages` is what its maker knows. The same promise about rollback as `store`.
    """
    clean = sniffing.clean_name(name, content_type)
    return _register(_write(ContentFile(content)), clean, content_type, pages, actor=None)


def page_image(document: Document, page: int, width: int = WIDTHS[1]) -> bytes:
    """Return one page (counted from 1) as PNG, drawn once and then kept beside the file.

    `width` is rounded up to one of `WIDTHS`, and the picture is bounded in pixels. Raises
    `LookupError` for a page that is not there and `Refused` for one that cannot be drawn.
    """
    if not 1 <= page <= document.pages:
        raise LookupError(page)
    width = next((step for step in WIDTHS if step >= width), WIDTHS[-1])
    name, label = str(document.file.name), f"page-{page}-{width}.png"
    kept = storage.beside(name, label)
    if kept.exists():
        return kept.read_bytes()
    try:
        image = sandbox.render(
            storage.place(name),
            document.content_type,
            page=page,
            width=width,
            pixels=PREVIEW_PIXELS,
        )
    except sandbox.Unreadable as problem:
        raise _refusal(problem.code) from problem
    storage.write_beside(name, label, image)
    return image


def sweep() -> int:
    """Remove files older than a day that no row names; return how many. Harmless to repeat."""
    swept = 0
    for folder in storage.folders():
        old = storage.older_than(folder, SWEEP_AFTER)
        for name in set(old) - _known(old):
            storage.discard(name)
            swept += 1
    return swept


def _known(names: Collection[str]) -> set[str]:
    return set(Document.objects.filter(file__in=names).values_list("file", flat=True))


def _check_size(size: int) -> None:
    if not size:
        raise _refusal("empty")
    if size > settings.DOCUMENT_MAX_BYTES:
        raise _refusal("too_large")


def _kind(upload: UploadedFile, name: str) -> str:
    """Return what the file is by its first bytes; its name must not claim another of our types."""
    upload.seek(0)
    content_type = sniffing.kind_of(upload.read(sniffing.HEAD))
    claimed = sniffing.claimed_kind(name)
    if content_type is None:
        raise _refusal("not_what_it_claims" if claimed else "type_not_allowed")
    if claimed not in {None, content_type}:
        raise _refusal("not_what_it_claims")
    return content_type


def _inspect(name: str, content_type: str) -> int:
    """Return how many pages a stored file has, or refuse it."""
    path = storage.place(name)
    _check_size(path.stat().st_size)
    if sniffing.has_two_faces(path, content_type):
        raise _refusal("not_what_it_claims")
    try:
        return sandbox.inspect(path, content_type)
    except sandbox.Unreadable as problem:
        raise _refusal(problem.code) from problem


def _write(content: "File[bytes]") -> str:
    """Write the file under a random name and see it safely on disk; return the name."""
    name = default_storage.save(storage.random_name(), content)
    with storage.place(name).open("rb") as file:
        os.fsync(file.fileno())
    return name


def _register(name: str, clean_name: str, content_type: str, pages: int, *, actor: Any) -> Document:
    """Make the row of a file on disk; from here on a rollback takes the file away."""
    pending.watch(name)
    path = storage.place(name)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    document = Document.objects.create(
        uploaded_by=actor,
        file=name,
        original_name=clean_name,
        content_type=content_type,
        size=path.stat().st_size,
        sha256=digest,
        pages=pages,
    )
    record(
        actor=actor,
        verb="document.stored",
        subject=document,
        after={"sha256": digest, "size": document.size, "content_type": content_type},
    )
    return document
