"""What a program may do with a token: the scopes each resource asks for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:
    from rest_framework.views import APIView  # it loads what the settings name: this module


class ScopeMissing(PermissionDenied):
    """The token was not given the scope; answered as RFC 6750 section 3.1 has it."""

    default_code = "scope_missing"

    def __init__(self, scope: str) -> None:
        super().__init__(_("This token lacks the scope “%(scope)s”.") % {"scope": scope})
        self.auth_header = (
            f'Bearer realm="talentportal", error="insufficient_scope", scope="{scope}"'
        )


class HasScope(BasePermission):
    """Signed in, and with the scope that the resource names for the method.

    A view lists `required_scopes` by method. A person in a browser session has every scope; what
    they may then see or do is decided by `visible_to` and the services, as on the pages. A view or
    method that names no scope is closed to everybody: deny by default.
    """

    needs: ClassVar[str] = "required_scopes"

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Say whether the caller may use this method of the resource. Raises `ScopeMissing`."""
        if not request.user.is_authenticated:
            return False
        scopes: Mapping[str, str] = getattr(view, self.needs, {})
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method not in scopes:
            return method not in view.allowed_methods  # let REST framework answer 405
        token: Any = request.auth
        if token is not None and scopes[method] not in token.scopes:
            raise ScopeMissing(scopes[method])
        return True
