"""Remembered names for programs: read only; officers confirm and revoke on the pages."""

from typing import Any, ClassVar

import django_filters as filters
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.core import countries
from talentportal.core.api.views import Resource
from talentportal.kernel.errors import NotPermitted
from visas.api.serializers.names import RememberedNameSerializer
from visas.models import NameAlias
from visas.querysets import READS_NAMES

READ = "reference:read"


class RememberedNameFilter(filters.FilterSet):  # type: ignore[misc]
    """Names beside one country, in use or revoked."""

    country = filters.ChoiceFilter(choices=countries.choices)
    is_revoked = filters.BooleanFilter(field_name="revoked_at", lookup_expr="isnull", exclude=True)


class RememberedNames(Resource, GenericAPIView):  # type: ignore[type-arg]
    """What officers confirmed of written names."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = NameAlias.objects.none()
    serializer_class = RememberedNameSerializer
    filterset_class = RememberedNameFilter
    orders: ClassVar = {
        "-confirmed_at": ("-confirmed_at", "-id"),
        "confirmed_at": ("confirmed_at", "id"),
    }

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let those through who work with the rules. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if READS_NAMES.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only those who work with the rules read remembered names.")
            )

    @extend_schema(
        operation_id="remembered_names_list", responses=RememberedNameSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """List remembered names, the newest first."""
        rows = NameAlias.objects.visible_to(caller(request))
        rows = rows.select_related("institution", "confirmed_by", "revoked_by")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)
