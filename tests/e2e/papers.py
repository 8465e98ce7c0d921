"""The files that the persons of a journey hand in and receive."""

import io
import re
from typing import Any

from pypdf import PdfReader

from tests.factories.files import pdf, picture

PAGE_DRESSED_AS_PDF = b"<!doctype html><title>Degree</title><p>I am a web page.</p>"
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b")


def file(name: str, content: bytes) -> Any:
    """Return a file as a browser's file field takes it."""
    kind = "image/png" if name.endswith(".png") else "application/pdf"
    return {"name": name, "mimeType": kind, "buffer": content}


def real_pdf(name: str) -> Any:
    """Return a real PDF of two pages."""
    return file(f"{name}.pdf", pdf(pages=2))


def real_photo(name: str) -> Any:
    """Return a real PNG."""
    return file(f"{name}.png", picture(size=(350, 450)))


def dressed_up(name: str) -> Any:
    """Return a web page that is named like a PDF."""
    return file(f"{name}.pdf", PAGE_DRESSED_AS_PDF)


def text_of(content: bytes) -> str:
    """Return the words of a PDF, which must be one to its first byte."""
    assert content.startswith(b"%PDF")
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
