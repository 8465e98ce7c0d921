"""Reading bodies: a size that memory can bear, UTF-8 only, and no surprise on hostile input."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext_lazy as _
from rest_framework import parsers
from rest_framework.exceptions import ParseError

MULTIPART_FRAME = 1024 * 1024
"""Bytes that a multipart body may have beside its file."""


def _check_length(context: Mapping[str, Any] | None, limit: int) -> dict[str, Any]:
    known = dict(context or {})
    length = known["request"].META.get("CONTENT_LENGTH") or 0
    if int(length) > limit:
        raise RequestDataTooBig("The body is larger than this resource reads.")
    return {**known, "encoding": "utf-8"}


class JSONParser(parsers.JSONParser):
    """JSON of at most `DATA_UPLOAD_MAX_MEMORY_SIZE` bytes, in UTF-8 as RFC 8259 has it."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Any = None
    ) -> dict[str, Any]:
        """Return the parsed body. Raises `ParseError`, or `RequestDataTooBig` before reading."""
        context = _check_length(parser_context, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        try:
            parsed: dict[str, Any] = super().parse(stream, media_type, context)
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
        return parsed


class UploadParser(parsers.MultiPartParser):
    """A form with one file of at most `DOCUMENT_MAX_BYTES`; larger bodies are not even read."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return the fields and files. Raises `ParseError`, or `RequestDataTooBig` beforehand."""
        limit = settings.DOCUMENT_MAX_BYTES + MULTIPART_FRAME
        return super().parse(stream, media_type, _check_length(parser_context, limit))
