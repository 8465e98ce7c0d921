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
    confine,
    give,
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


def render(path: Path, width: int, pixels: int) -> None:
    """Give the picture as PNG, upright, at most `width` wide and `pixels` large."""
    with _open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    scale = min(1.0, width / upright.width, (pixels / (upright.width * upright.height)) ** 0.5)
    size = (max(1, int(upright.width * scale)), max(1, int(upright.height * scale)))
    output = BytesIO()
    upright.resize(size).save(output, "PNG")
    give(output.getvalue())


def main(arguments: list[str]) -> int:
    """Do what the arguments say; a refusal is an answer, and the exit code says it is one."""
    confine()
    task, path, *numbers = arguments
    try:
        if task == "inspect":
            inspect(Path(path))
        else:
            _page, width, pixels = map(int, numbers)
            render(Path(path), width, pixels)
    except Unacceptable as refusal:
        answer(refused=refusal.args[0])
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
