"""Reads one JPEG or PNG in a process of its own: `inspect PATH` or `render PATH PAGE WIDTH PIXELS`.

Nothing here needs Django, so that the process starts quickly and knows no secret.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from talentportal.documents.readers.limits import (
    MAX_PIXELS,
    Unacceptable,
    answer,
    give,
    serve,
)

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}


def _open(path: Path) -> Image.Image:
    """Return the decoded picture; every pixel is decoded, so that a cut file is found out."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit is the one that counts, and it is a refusal
    try:
        image = Image.open(path, formats=list(FORMATS.values()))
        if image.width * image.height > MAX_PIXELS:
            raise Unacceptable("too_many_pixels")
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as problem:
        raise Unacceptable("unreadable") from problem
    return image


def inspect(path: Path) -> None:
    """Answer that the picture is whole; it has one page."""
    with _open(path):
        answer(pages=1)


def render(path: Path, _page: int, width: int, pixels: int) -> None:
    """Give the picture as PNG, upright, at most `width` wide and `pixels` large."""
    with _open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    scale = min(1.0, width / upright.width, (pixels / (upright.width * upright.height)) ** 0.5)
    size = (max(1, int(upright.width * scale)), max(1, int(upright.height * scale)))
    output = BytesIO()
    upright.resize(size).save(output, "PNG")
    give(output.getvalue())


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:], inspect, render))
