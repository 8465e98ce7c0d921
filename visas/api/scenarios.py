"""What a changed rule would do, for programs: ask, read the answer, share it, list its cases."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

import django_filters as filters
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.accounts.models import User
from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.preconditions import seen_version
from talentportal.core.api.views import Resource, versioned
from talentportal.core.choices import choices
from talentportal.kernel.errors import NotPermitted
from talentportal.kernel.roles import MINISTRY
from visas.api.editions import READ
from visas.api.serializers.scenarios import (
    AskSerializer,
    ScenarioSerializer,
    ScenarioSummarySerializer,
)
from visas.labels import TRACK_LABELS
from visas.labels.scenarios import SCENARIO_STATE_LABELS
from visas.models import Scenario
from visas.services import scenarios

WRITE = "rules:write"


class ScenarioFilter(filters.FilterSet):  # type: ignore[misc]
    """Scenarios of one track, in one state, or shared."""

    track = filters.ChoiceFilter(choices=choices(TRACK_LABELS))
    state = filters.ChoiceFilter(choices=choices(SCENARIO_STATE_LABELS))
    is_shared = filters.BooleanFilter()


class ScenarioResource(Resource):
    """Something about scenarios, for people of the ministries."""

    @property
    def user(self) -> User:
        """The person who asks."""
        return caller(self.request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let people of the ministries through. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if MINISTRY.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only officers of the ministries read scenarios.")
            )

    def find(self, pk: UUID) -> Scenario:
        """Return one scenario. Raises `Http404` for one that is not shared with the caller."""
        rows = Scenario.objects.visible_to(self.user).select_related("author", "base", "draft")
        return get_object_or_404(rows, pk=pk)

    def tell(self, pk: UUID, status: int = 200) -> Response:
        """Answer with the scenario as it stands now."""
        scenario = self.find(pk)
        location = f"/api/v1/scenarios/{pk}/" if status == 201 else ""  # noqa: PLR2004 -- created
        return versioned(ScenarioSerializer(scenario).data, scenario.version, status, location)


class Scenarios(ScenarioResource, GenericAPIView):  # type: ignore[type-arg]
    """One's own scenarios, and those that are shared."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}
    throttle_scope = "write"
    queryset = Scenario.objects.none()
    serializer_class = ScenarioSummarySerializer
    filterset_class = ScenarioFilter
    orders: ClassVar[Mapping[str, Sequence[str]]] = {
        "-created_at": ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
    }

    @extend_schema(operation_id="scenarios_list", responses=ScenarioSummarySerializer(many=True))
    def get(self, _request: Request) -> Response:
        """List one's own scenarios and those that colleagues share, the newest first."""
        rows = Scenario.objects.visible_to(self.user).select_related("author", "base", "draft")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(
        operation_id="scenarios_ask", request=AskSerializer, responses={201: ScenarioSerializer}
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Ask what other parameters, or a draft, would do to all cases of a track.

        Few cases are counted at once; many by a worker: read the scenario again until its `state`
        is `done` or `failed`.
        """
        body = AskSerializer(data=request.data, context={"request": request})
        body.is_valid(raise_exception=True)
        said = body.validated_data
        draft = said.get("draft")
        asked = scenarios.ask(
            actor=self.user,
            title=said["title"],
            base_id=said["base"].pk,
            changes=said.get("changes", {}),
            draft_id=draft and draft.pk,
        )
        return self.tell(asked.pk, 201)


class ScenarioDetail(ScenarioResource):
    """One scenario."""

    required_scopes: ClassVar = {"GET": READ, "DELETE": WRITE}
    if_match: ClassVar = frozenset({"DELETE"})

    @extend_schema(operation_id="scenarios_read", responses=ScenarioSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """Tell what was asked, how far it has come, and the answer."""
        return self.tell(pk)

    @extend_schema(
        operation_id="scenarios_remove", responses={204: OpenApiResponse(description="Removed.")}
    )
    def delete(self, request: Request, pk: UUID) -> Response:
        """Remove a scenario; its author does."""
        seen = seen_version(request, self.find(pk).version)
        scenarios.delete(scenario_id=pk, actor=self.user, seen_version=seen)
        return Response(status=204)


class Sharing(ScenarioResource):
    """Who reads a scenario beside its author."""

    is_shared: ClassVar[bool]
    required_scopes: ClassVar = {"POST": WRITE}
    if_match: ClassVar = frozenset({"POST"})
    throttle_scope = "write"

    def settle(self, pk: UUID) -> Response:
        """Share it, or no longer."""
        seen = seen_version(self.request, self.find(pk).version)
        scenarios.share(
            scenario_id=pk, actor=self.user, is_shared=self.is_shared, seen_version=seen
        )
        return self.tell(pk)


class ShareScenario(Sharing):
    """Sharing."""

    is_shared = True

    @extend_schema(operation_id="scenarios_share", request=None, responses=ScenarioSerializer)
    @idempotent
    def post(self, _request: Request, pk: UUID) -> Response:
        """Let everyone in the ministries read it."""
        return self.settle(pk)


class UnshareScenario(Sharing):
    """The end of sharing."""

    is_shared = False

    @extend_schema(operation_id="scenarios_unshare", request=None, responses=ScenarioSerializer)
    @idempotent
    def post(self, _request: Request, pk: UUID) -> Response:
        """Keep it to oneself again."""
        return self.settle(pk)
