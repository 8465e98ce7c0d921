"""Who the caller of the API is, for the API's views and for the caller."""

from typing import Any, ClassVar, cast

from django.urls import path
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.labels import SCOPES
from talentportal.accounts.models import Token, User
from talentportal.core.api.views import Resource
from talentportal.kernel.roles import Role


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Describes the tokens of people's programs."""

    target_class = "talentportal.accounts.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002
        """Return the scheme: a bearer token."""
        told = "A token from your account page, with the scopes chosen there."
        return {"type": "http", "scheme": "bearer", "description": told}


def caller(request: Request) -> User:
    """Return the person who asks, of whom the permission check has made sure."""
    return cast("User", request.user)


class GrantSerializer(serializers.Serializer[Any]):
    """One role, and for whom the person acts in it."""

    role = serializers.ChoiceField(choices=[str(role) for role in Role if role != Role.SYSTEM])
    organisation = serializers.CharField(allow_null=True, help_text="Name of the organisation.")


class MeSerializer(serializers.Serializer[Any]):
    """The person who asks, and what the token may do."""

    id = serializers.UUIDField()
    email = serializers.EmailField()
    name = serializers.CharField()
    language = serializers.CharField()
    grants = serializers.SerializerMethodField()
    scopes = serializers.SerializerMethodField()

    @extend_schema_field(GrantSerializer(many=True))
    def get_grants(self, user: User) -> list[dict[str, Any]]:
        """Return the roles the person holds now."""
        return [
            {"role": grant.role, "organisation": grant.organisation and grant.organisation.name}
            for grant in user.active_grants
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(sorted(SCOPES))))
    def get_scopes(self, _user: User) -> list[str]:
        """Return the scopes of the token, or every scope for a session."""
        token: Token | None = self.context["request"].auth
        return sorted(SCOPES if token is None else token.scopes)


class Me(Resource):
    """The person who asks."""

    required_scopes: ClassVar = {"GET": "me:read"}

    @extend_schema(responses=MeSerializer, operation_id="me")
    def get(self, request: Request) -> Response:
        """Tell the caller who they are here, and what they may do."""
        return Response(MeSerializer(caller(request), context={"request": request}).data)


urlpatterns = [path("me/", Me.as_view(), name="me")]
