"""What everybody signed in may look up while filling in an application."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.views import Resource
from talentportal.reference import selectors
from talentportal.reference.api.serializers import (
    FieldSerializer,
    QuestionSerializer,
    SuggestionSerializer,
)

READ = "reference:read"


class Search(Resource):
    """Names that begin with, contain or resemble what was typed, in any script."""

    required_scopes: ClassVar = {"GET": READ}
    throttle_scope = "search"

    def question(self, request: Request) -> dict[str, Any]:
        """Return what is asked. Raises `ValidationError`."""
        asked = QuestionSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        told: dict[str, Any] = asked.validated_data
        return told


class Institutions(Search):
    """Universities."""

    @extend_schema(
        operation_id="institutions_search",
        parameters=[QuestionSerializer],
        responses=SuggestionSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Find universities, the better known first; at most eight."""
        asked = self.question(request)
        found = selectors.suggest_institutions(asked["q"], asked.get("country"))
        return Response(SuggestionSerializer(found, many=True).data)


class Companies(Search):
    """Companies of the lists held."""

    @extend_schema(
        operation_id="companies_search",
        parameters=[OpenApiParameter("q", str, required=True)],
        responses=SuggestionSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Find companies of the lists that are held; at most eight."""
        found = selectors.suggest_companies(self.question(request)["q"])
        return Response(SuggestionSerializer(found, many=True).data)


class Fields(Resource):
    """Advanced fields."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(operation_id="fields_list", responses=FieldSerializer(many=True))
    def get(self, _request: Request) -> Response:
        """List the advanced fields that are in force today in Seoul."""
        found = selectors.fields_on(timezone.localdate())
        return Response(FieldSerializer(found, many=True).data)
