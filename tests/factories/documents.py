"""Real little files, and rows that stand for stored ones."""

import io

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.declarations import LazyFunction
from factory.django import DjangoModelFactory
from PIL import Image
from pypdf import PdfWriter

from talentportal.documents.models import Document


def pdf_bytes(pages: int = 1) -> bytes:
    """Return a real PDF of blank A4 pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def png_bytes(width: int = 40, height: int = 30) -> bytes:
    """Return a real PNG."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG")
    return buffer.getvalue()


def pdf_upload(name: str = "degree.pdf", pages: int = 1) -> SimpleUploadedFile:
    """Return what a browser sends for a PDF."""
    return SimpleUploadedFile(name, pdf_bytes(pages), content_type="application/pdf")


class DocumentFactory(DjangoModelFactory[Document]):
    """A stored PDF of one page."""

    class Meta:
        model = Document

    uploaded_by = None
    file = LazyFunction(lambda: ContentFile(pdf_bytes(), name="document.pdf"))
    original_name = "document.pdf"
    content_type = "application/pdf"
    size = 900
    sha256 = "0" * 64
    pages = 1
