"""Files as people hand them in: whole, cut, dressed up and dangerous."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def upload(content: bytes, name: str = "passport.pdf") -> SimpleUploadedFile:
    """Return a file as a form hands it on; what the browser says of its type is a lie."""
    return SimpleUploadedFile(name, content, content_type="text/html")


def saved(writer: PdfWriter) -> bytes:
    """Return the bytes of a PDF that was put together."""
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def blank(pages: int = 1) -> PdfWriter:
    """Return a PDF of empty A4 pages, to be added to."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    return writer


def pdf(pages: int = 1) -> bytes:
    """Return a harmless PDF."""
    return saved(blank(pages))


def pdf_with_action(kind: str, **entries: str) -> bytes:
    """Return a PDF that does something when it is opened."""
    writer = blank()
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    for key, value in entries.items():
        action[NameObject(f"/{key}")] = TextStringObject(value)
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return saved(writer)


def pdf_with_script() -> bytes:
    """Return a PDF that runs a script when it is opened."""
    return pdf_with_action("/JavaScript", JS="app.alert(1)")


def pdf_with_annotation(subtype: str) -> bytes:
    """Return a PDF with one annotation of a kind."""
    writer = blank()
    annotation = {NameObject("/Type"): NameObject("/Annot")}
    annotation[NameObject("/Subtype")] = NameObject(subtype)
    writer.add_annotation(0, DictionaryObject(annotation))
    return saved(writer)


def encrypted_pdf(user_password: str) -> bytes:
    """Return a PDF protected against copying, and against reading if there is a password."""
    writer = blank()
    writer.encrypt(user_password=user_password, owner_password="owner", algorithm="AES-256")
    return saved(writer)


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480)) -> bytes:
    """Return a picture."""
    output = BytesIO()
    Image.new("RGB", size, (20, 60, 120)).save(output, kind)
    return output.getvalue()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(side: int = 50_000) -> bytes:
    """Return a PNG of some kilobytes that says it is enormous."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000_000, 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def words_in(content: bytes) -> str:
    """Return what a person would copy out of a PDF, without marks for where lines may break."""
    with pypdfium2.PdfDocument(content) as document:
        text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    return " ".join(text.replace("\u200b", "").split())


def files_in(folder: Path) -> list[str]:
    """Return the names of what lies below a folder."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
