"""Applications: one's own, and the cases one works on."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core import paging
from talentportal.core.api.idempotency import idempotent
from talentportal.kernel.errors import IllegalMove
from visas.api.base import CASEWORK, READ, WRITE, ApplicationResource
from visas.api.serializers.applications import (
    AnswersSerializer,
    ApplicationSerializer,
    ApplicationSummarySerializer,
    NewApplicationSerializer,
)
from visas.filters import ApplicationFilter
from visas.models import Application
from visas.rules.states import Track
from visas.services import access, casework, intake

NEWEST = "-created_at"
ASKED = (*ApplicationFilter.base_filters, "ordering", "page_size", paging.AFTER, paging.BEFORE)
"""What the address of the list may say."""


class Applications(ApplicationResource, GenericAPIView):  # type: ignore[type-arg]
    """All applications the caller may know of."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}
    queryset = Application.objects.none()
    serializer_class = ApplicationSummarySerializer
    filterset_class = ApplicationFilter
    orders: ClassVar[Mapping[str, Sequence[str]]] = {
        NEWEST: ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
        "submitted_at": ("submitted_at", "id"),
        "-submitted_at": ("-submitted_at", "-id"),
        "due_on": ("due_on", "id"),
    }

    @extend_schema(
        operation_id="applications_list",
        responses=ApplicationSummarySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """List applications: one's own, and for case workers every filed one.

        Ordered by submission or due day, only those are listed that have one.
        """
        rows = Application.objects.visible_to(self.user).select_related("officer")
        order = request.query_params.get("ordering", NEWEST).lstrip("-")
        if order in {"submitted_at", "due_on"}:
            rows = rows.exclude(**{order: None})
        page = self.paginate_queryset(self.filter_queryset(rows))
        access.note_listing(actor=self.user, asked=request.query_params.dict(), known=ASKED)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(
        operation_id="applications_create",
        request=NewApplicationSerializer,
        responses={
            201: ApplicationSerializer,
            200: OpenApiResponse(ApplicationSerializer, "The draft that is open already."),
        },
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Open a draft for a track, with whatever is known already.

        A track has one draft at a time: without answers the open one is returned, with answers
        the request is refused (`draft_exists`), because they would be lost.
        """
        body = NewApplicationSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        values = dict(body.validated_data)
        track = Track(values.pop("track", Track.F_2_T))
        is_open = Application.objects.drafts_of(self.user).filter(track=track).exists()
        if is_open and values:
            raise IllegalMove(
                "draft_exists", _("An application for this track is open already. Change that one.")
            )
        application = intake.start(actor=self.user, track=track, values=values)
        return self.tell(application.pk, 200 if is_open else 201)


class ApplicationDetail(ApplicationResource):
    """One application."""

    required_scopes: ClassVar = {"GET": READ, "PATCH": WRITE}
    if_match: ClassVar = frozenset({"PATCH"})

    @extend_schema(operation_id="applications_read", responses=ApplicationSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """Tell everything about one application. A look at another's case is logged."""
        self.application()
        return self.tell(pk)

    @extend_schema(
        operation_id="applications_update",
        request=AnswersSerializer,
        responses=ApplicationSerializer,
    )
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change answers of a draft; what is not sent stays as it is."""
        seen = self.seen(self.application())
        body = AnswersSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        intake.edit(
            application_id=pk, actor=self.user, values=body.validated_data, seen_version=seen
        )
        return self.tell(pk)


class TakeNext(ApplicationResource):
    """The case that has waited longest."""

    required_scopes: ClassVar = {"POST": CASEWORK}
    throttle_scope = "write"

    @extend_schema(
        operation_id="applications_take_next",
        request=None,
        responses={
            200: ApplicationSerializer,
            204: OpenApiResponse(description="Nothing waits."),
        },
    )
    @idempotent
    def post(self, _request: Request) -> Response:
        """Take the case that has waited longest, as a visa officer."""
        taken = casework.take_next(actor=self.user)
        return Response(status=204) if taken is None else self.tell(taken.pk)
