"""Remembered names for programs: read, revoked, and what rested on them assessed again."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.core import countries
from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.views import Resource
from talentportal.kernel.errors import NotPermitted
from visas.api.scenarios import WRITE
from visas.api.serializers.names import (
    AssessedAgainSerializer,
    RememberedNameSerializer,
    RevocationSerializer,
)
from visas.models import NameAlias
from visas.querysets import READS_NAMES
from visas.services import aliases

READ = "reference:read"


class RememberedNameFilter(filters.FilterSet):  # type: ignore[misc]
    """Names beside one country, in use or revoked."""

    country = filters.ChoiceFilter(choices=countries.choices)
    is_revoked = filters.BooleanFilter(field_name="revoked_at", lookup_expr="isnull", exclude=True)


class NameResource(Resource):
    """Something about remembered names, for those who work with the rules."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let those through who work with the rules. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if READS_NAMES.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only those who work with the rules read remembered names.")
            )

    def rows(self) -> QuerySet[NameAlias]:
        """Return the names that the caller may read."""
        rows = NameAlias.objects.visible_to(caller(self.request))
        return rows.select_related("institution", "confirmed_by", "revoked_by")

    def tell(self, pk: int) -> Response:
        """Answer with one name. Raises `Http404`."""
        return Response(RememberedNameSerializer(get_object_or_404(self.rows(), pk=pk)).data)


class RememberedNames(NameResource, GenericAPIView):  # type: ignore[type-arg]
    """What officers confirmed of written names."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = NameAlias.objects.none()
    serializer_class = RememberedNameSerializer
    filterset_class = RememberedNameFilter
    orders: ClassVar = {
        "-confirmed_at": ("-confirmed_at", "-id"),
        "confirmed_at": ("confirmed_at", "id"),
    }

    @extend_schema(
        operation_id="remembered_names_list", responses=RememberedNameSerializer(many=True)
    )
    def get(self, _request: Request) -> Response:
        """List remembered names, the newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class RememberedName(NameResource):
    """One remembered name."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(operation_id="remembered_names_read", responses=RememberedNameSerializer)
    def get(self, _request: Request, pk: int) -> Response:
        """Tell what a name is remembered as, and who said so."""
        return self.tell(pk)


class RevokeName(NameResource):
    """The end of a remembered name."""

    required_scopes: ClassVar = {"POST": WRITE}
    throttle_scope = "write"

    @extend_schema(
        operation_id="remembered_names_revoke",
        request=RevocationSerializer,
        responses=RememberedNameSerializer,
    )
    @idempotent
    def post(self, request: Request, pk: int) -> Response:
        """Revoke a name: it decides nothing any more. Cases keep what was said of them."""
        body = RevocationSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        aliases.revoke(alias_id=pk, actor=caller(request), **body.validated_data)
        return self.tell(pk)


class AssessWithoutName(NameResource):
    """What rested on a revoked name."""

    required_scopes: ClassVar = {"POST": WRITE}
    throttle_scope = "write"

    @extend_schema(
        operation_id="remembered_names_assess", request=None, responses=AssessedAgainSerializer
    )
    @idempotent
    def post(self, request: Request, pk: int) -> Response:
        """Assess the next open cases anew that rest on a revoked name."""
        count = aliases.assess_cases_again(alias_id=pk, actor=caller(request))
        return Response({"assessed": count})
