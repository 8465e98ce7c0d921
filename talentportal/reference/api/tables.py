"""Published data as tables, edition by edition, which officers of the ministries browse."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

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
from talentportal.core.api.views import Resource
from talentportal.core.choices import choices
from talentportal.kernel.errors import NotPermitted
from talentportal.kernel.roles import MINISTRY
from talentportal.reference.api.search import READ
from talentportal.reference.api.serializers import (
    CompanyEntrySerializer,
    CompanyListSerializer,
    GniSerializer,
    RankingEditionSerializer,
    RankingEntrySerializer,
)
from talentportal.reference.labels import PROVIDERS
from talentportal.reference.models import (
    CompanyEntry,
    CompanyListEdition,
    GniFigure,
    RankingEdition,
    RankingEntry,
)

Orders = Mapping[str, Sequence[str]]
NEWEST: Orders = {"-created_at": ("-created_at", "-id"), "created_at": ("created_at", "id")}


class RankingFilter(filters.FilterSet):  # type: ignore[misc]
    """Editions of one publisher."""

    provider = filters.ChoiceFilter(choices=choices(PROVIDERS))

    class Meta:
        model = RankingEdition
        fields: list[str] = []


class EntryFilter(filters.FilterSet):  # type: ignore[misc]
    """Lines of one country, or down to a rank."""

    country = filters.ChoiceFilter(choices=countries.choices)
    rank_to = filters.NumberFilter(
        field_name="rank", lookup_expr="lte", min_value=1, max_value=100_000, decimal_places=0
    )


class Table(Resource, GenericAPIView):  # type: ignore[type-arg]
    """Rows of published data."""

    required_scopes: ClassVar = {"GET": READ}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let officers of the ministries through. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if MINISTRY.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only officers of the ministries browse reference data.")
            )

    def page(self, rows: QuerySet[Any]) -> Response:
        """Answer with a page of rows."""
        found = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(found, many=True).data)


class Rankings(Table):
    """Editions of university rankings."""

    queryset = RankingEdition.objects.none()
    serializer_class = RankingEditionSerializer
    filterset_class = RankingFilter
    orders = NEWEST

    @extend_schema(operation_id="rankings_list", responses=RankingEditionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the editions that are held."""
        return self.page(RankingEdition.objects.visible_to(caller(request)))


class RankingEntries(Table):
    """The lines of one edition."""

    queryset = RankingEntry.objects.none()
    serializer_class = RankingEntrySerializer
    filterset_class = EntryFilter
    orders: ClassVar[Orders] = {
        "position": ("position", "id"),
        "-position": ("-position", "-id"),
    }

    @extend_schema(operation_id="rankings_entries", responses=RankingEntrySerializer(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """List the lines of an edition as published, the first rank first."""
        edition = get_object_or_404(RankingEdition.objects.visible_to(caller(request)), pk=pk)
        return self.page(edition.entries.select_related("institution"))


class CompanyLists(Table):
    """Editions of company lists."""

    queryset = CompanyListEdition.objects.none()
    serializer_class = CompanyListSerializer
    filter_backends = ()
    orders = NEWEST

    @extend_schema(operation_id="company_lists_list", responses=CompanyListSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the company lists that are held."""
        return self.page(CompanyListEdition.objects.visible_to(caller(request)))


class CompanyEntries(Table):
    """The lines of one company list."""

    queryset = CompanyEntry.objects.none()
    serializer_class = CompanyEntrySerializer
    filterset_class = EntryFilter
    orders: ClassVar[Orders] = {"rank": ("rank", "id"), "-rank": ("-rank", "-id")}

    @extend_schema(
        operation_id="company_lists_entries", responses=CompanyEntrySerializer(many=True)
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """List the companies of a list, the first rank first."""
        edition = get_object_or_404(CompanyListEdition.objects.visible_to(caller(request)), pk=pk)
        return self.page(edition.entries.all())


class GniFigures(Table):
    """Gross national income per person."""

    queryset = GniFigure.objects.none()
    serializer_class = GniSerializer
    filter_backends = ()
    orders: ClassVar[Orders] = {
        "-applies_from": ("-applies_from", "-id"),
        "applies_from": ("applies_from", "id"),
    }

    @extend_schema(operation_id="gni_list", responses=GniSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the figures and the days on which income tests use them, the newest first."""
        return self.page(GniFigure.objects.visible_to(caller(request)))
