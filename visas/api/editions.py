"""Rule editions for programs: what holds, held and will hold, and what one changes."""

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
from talentportal.core.api.views import Resource, versioned
from talentportal.core.choices import choices
from talentportal.kernel.errors import NotPermitted
from talentportal.kernel.roles import MINISTRY
from visas.api.serializers.editions import (
    DifferenceSerializer,
    RuleEditionSerializer,
    RuleEditionSummarySerializer,
)
from visas.labels import TRACK_LABELS
from visas.labels.editions import STATUS_LABELS
from visas.models import RuleEdition
from visas.selectors.editions import differences

READ = "reference:read"


class RuleEditionFilter(filters.FilterSet):  # type: ignore[misc]
    """Editions of one track, in one state, or in force on a day."""

    track = filters.ChoiceFilter(choices=choices(TRACK_LABELS))
    status = filters.ChoiceFilter(choices=choices(STATUS_LABELS))
    in_force_on = filters.DateFilter(method="holding", help_text="Published, for filings that day.")

    def holding(self, rows: Any, _name: str, day: Any) -> Any:
        """Return the editions that filings on a day fall under."""
        return rows.in_force(day)


class EditionResource(Resource):
    """Something about rule editions, for people of the ministries."""

    required_scopes: ClassVar = {"GET": READ}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let people of the ministries through. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if MINISTRY.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only officers of the ministries read rule editions.")
            )

    def visible(self) -> QuerySet[RuleEdition]:
        """Return the editions the caller may read."""
        return RuleEdition.objects.visible_to(caller(self.request))

    def find(self, pk: UUID) -> RuleEdition:
        """Return one edition. Raises `Http404` for a draft that is not the caller's business."""
        rows = self.visible().select_related("author", "published_by")
        return get_object_or_404(rows, pk=pk)


class RuleEditions(EditionResource, GenericAPIView):  # type: ignore[type-arg]
    """Every edition the caller may read."""

    queryset = RuleEdition.objects.none()
    serializer_class = RuleEditionSummarySerializer
    filterset_class = RuleEditionFilter
    orders: ClassVar = {
        "-effective_from": ("-effective_from", "-id"),
        "effective_from": ("effective_from", "id"),
    }

    @extend_schema(
        operation_id="rule_editions_list", responses=RuleEditionSummarySerializer(many=True)
    )
    def get(self, _request: Request) -> Response:
        """List rule editions, the newest first. Drafts are told to policy owners and auditors."""
        page = self.paginate_queryset(self.filter_queryset(self.visible()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class RuleEditionDetail(EditionResource):
    """One edition."""

    @extend_schema(operation_id="rule_editions_read", responses=RuleEditionSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """Tell one edition whole: its parameters, and its text in both languages."""
        edition = self.find(pk)
        return versioned(RuleEditionSerializer(edition).data, edition.version)


class RuleEditionDifferences(EditionResource):
    """What two editions have differently."""

    @extend_schema(operation_id="rule_editions_compare", responses=DifferenceSerializer(many=True))
    def get(self, _request: Request, pk: UUID, after_id: UUID) -> Response:
        """Compare an edition with another, parameter by parameter; only what differs is told."""
        found = differences(self.find(pk), self.find(after_id))
        return Response(DifferenceSerializer(found, many=True).data)
