"""Small real files that stand for evidence: one-page PDFs and photos, each marked as a specimen.

The PDFs use a font that every reader has, so that thousands of them stay small. Signs outside
Western Europe lose their marks, as in the machine-readable zone of a passport.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

_WIDTH, _HEIGHT = 595, 842
_TINTS = ("#dbe7f2", "#e8e4da", "#dfeadf", "#eee0e4", "#e3e0ef", "#f0ebd8")
_PHOTO = (413, 531)
"""Pixels of 3.5 by 4.5 centimetres at 300 dots per inch."""


def pdf(title: str, lines: Sequence[tuple[str, str]], foot: str) -> bytes:
    """Return a PDF of one A4 page: a title, what the paper states, and that it is a specimen."""
    drawn = [
        "0.80 0.84 0.90 RG 2 w 40 40 515 762 re S",
        "q 0.93 0.93 0.95 rg BT /F1 96 Tf 0.82 0.57 -0.57 0.82 110 250 Tm (SPECIMEN) Tj ET Q",
        _text(title, 70, 730, 20),
        "0.45 0.5 0.6 RG 1 w 70 716 m 525 716 l S",
    ]
    for place, (label, value) in enumerate(lines):
        top = 672 - 46 * place
        drawn += [_text(label, 70, top, 9), _text(value, 70, top - 17, 13)]
    drawn.append(_text(foot, 70, 60, 8))
    return _file("\n".join(drawn).encode("cp1252"))


@cache
def photo(number: int) -> bytes:
    """Return a JPEG of a silhouette, in one of six tints."""
    image = Image.new("RGB", _PHOTO, _TINTS[number % len(_TINTS)])
    pen = ImageDraw.Draw(image)
    pen.ellipse((126, 110, 286, 310), fill="#7a8699")
    pen.ellipse((46, 330, 366, 760), fill="#7a8699")
    pen.text((150, 500), "SPECIMEN", fill="#ffffff")
    output = BytesIO()
    image.save(output, "JPEG", quality=70)
    return output.getvalue()


def _text(text: str, left: int, bottom: int, size: int) -> str:
    plain = _western(text).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"0.12 0.16 0.24 rg BT /F1 {size} Tf {left} {bottom} Td ({plain}) Tj ET"


def _western(text: str) -> str:
    """Return the text in the signs of the font; letters lose marks that it does not have."""
    kept = []
    for sign in text:
        try:
            sign.encode("cp1252")
        except UnicodeEncodeError:
            kept.append(unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode())
        else:
            kept.append(sign)
    return "".join(kept) or "-"


def _file(drawing: bytes) -> bytes:
    """Return a PDF with this page (ISO 32000-1, 7.5: header, objects, table, trailer)."""
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page.encode(),
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    written, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return written + head + table + trailer % (len(bodies) + 1, len(written))
