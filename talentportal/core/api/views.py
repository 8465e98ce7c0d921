"""The base of every resource: never cached, versions as entity tags; and the unknown address."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from talentportal.core.api.preconditions import etag
from talentportal.core.api.throttles import AnonThrottle, ScopeThrottle, UserThrottle


class Resource(APIView):
    """One address of the API. `required_scopes` names the scope of each method it has."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    required_scopes: ClassVar[Mapping[str, str]] = {}
    if_match: ClassVar[frozenset[str]] = frozenset()
    """Methods that need the version the caller has seen (`preconditions.seen_version`)."""
    throttle_scope: str | None = None
    throttle_classes = (AnonThrottle, UserThrottle, ScopeThrottle)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Forbid every cache to keep the answer: most of them are personal data."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final.setdefault("Cache-Control", "private, no-store")
        return final


class PublicResource(Resource):
    """A resource that anybody may read, signed in or not."""

    permission_classes = (AllowAny,)


class Unknown(PublicResource):
    """Whatever no resource answers: 404 as a problem, not as a page."""

    schema = None

    def initial(self, *_: Any, **__: Any) -> None:
        """Refuse before anything else is looked at, whatever the method."""
        raise NotFound


def versioned(data: Any, version: int, status: int = 200, location: str = "") -> Response:
    """Return an answer that carries the version of the record as its ETag."""
    headers = {"ETag": etag(version)}
    if location:
        headers["Location"] = location
    return Response(data, status, headers=headers)
