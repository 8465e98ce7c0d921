"""What the OpenAPI document says of every resource: problems, scopes, versions, keys."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from talentportal.core.api.idempotency import HEADER
from talentportal.core.api.problems import MEDIA_TYPE
from talentportal.core.api.serializers import Strict

_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_DESCRIPTIONS = {
    400: "The request cannot be read.",
    401: "No sign-in, or a token that is unknown, has ended or was revoked.",
    403: "The token lacks the scope, or the person may not do this.",
    404: "There is no such thing, or it is not for this person to know of.",
    409: "In conflict with the present state, or with a request being worked on.",
    412: "If-Match names another version than the present one.",
    422: "Understood and refused; `errors` names the values that are not right.",
    428: "If-Match is missing.",
    429: "Too many requests; wait as long as Retry-After says.",
}


class FieldErrorSerializer(serializers.Serializer[Any]):
    """What is wrong with one value."""

    field = serializers.CharField(
        allow_null=True, help_text="Dotted, such as `items.0`; null for the request as a whole."
    )
    code = serializers.CharField(help_text="Stable, for programs.")
    detail = serializers.CharField(help_text="A sentence in the caller's language.")


class ProblemSerializer(serializers.Serializer[Any]):
    """A problem document (RFC 9457)."""

    type = serializers.CharField(help_text="`urn:talentportal:problem:` and the code.")
    title = serializers.CharField(help_text="What the status means, in the caller's language.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="A sentence in the caller's language.")
    code = serializers.CharField(help_text="Stable, for programs.")
    errors = FieldErrorSerializer(many=True)  # type: ignore[assignment]
    request_id = serializers.CharField(help_text="By which operators find the request.")


class PortalSchema(AutoSchema):
    """Adds to every operation what `core.api` does for every resource."""

    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        """Return the operation with its headers and problems."""
        operation: dict[str, Any] | None = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        first, _, rest = operation.get("description", "").partition("\n\n")
        operation["summary"], operation["description"] = first, rest
        if headers := self._headers():
            operation["parameters"] = [*operation.get("parameters", []), *headers]
        if scope := getattr(self.view, "required_scopes", {}).get(self.method):
            operation["description"] = f"{rest}\n\nScope of a token: `{scope}`.".strip()
        operation["responses"].update(self._problems())
        return operation

    def _map_serializer(self, serializer: Any, direction: Any, *args: Any, **kwargs: Any) -> Any:
        mapped: dict[str, Any] = super()._map_serializer(  # type: ignore[no-untyped-call]
            serializer, direction, *args, **kwargs
        )
        if direction == "request" and isinstance(serializer, Strict):
            mapped["additionalProperties"] = False
        return mapped

    def _needs_version(self) -> bool:
        return self.method in getattr(self.view, "if_match", ())

    def _is_idempotent(self) -> bool:
        handler = getattr(self.view, self.method.lower(), None)
        return bool(getattr(handler, "is_idempotent", False))

    def _headers(self) -> list[dict[str, Any]]:
        headers = []
        if self._needs_version():
            told = "The version that was seen: the ETag of the last answer."
            headers.append(_header("If-Match", told, required=True, example='"3"'))
        if self._is_idempotent():
            told = "The same key again, within a day, gives the same answer and changes nothing."
            headers.append(_header(HEADER, told, minimum=8, maximum=255))
        return headers

    def _problems(self) -> dict[str, Any]:
        reference = self.resolve_serializer(ProblemSerializer, "response").ref
        content = {MEDIA_TYPE: {"schema": reference}}
        statuses = [status for status in sorted(_DESCRIPTIONS) if self._may_answer(status)]
        told = {
            str(status): {"description": _DESCRIPTIONS[status], "content": content}
            for status in statuses
        }
        return {**told, "default": {"description": "Another problem.", "content": content}}

    def _may_answer(self, status: int) -> bool:
        is_public = not getattr(self.view, "required_scopes", {})
        if status in {401, 403}:
            return not is_public
        if status in {412, 428}:
            return self._needs_version()
        if status in {400, 409}:
            return self.method in _CHANGES
        return status != 404 or "{" in self.path  # noqa: PLR2004 -- not found


def _header(
    name: str,
    description: str,
    *,
    required: bool = False,
    example: str = "",
    minimum: int = 0,
    maximum: int = 0,
) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if maximum:
        schema |= {"minLength": minimum, "maxLength": maximum, "pattern": "^[!-~]+$"}
    if example:
        schema |= {"pattern": '^"[0-9]+"$', "examples": [example]}
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": description,
        "schema": schema,
    }
