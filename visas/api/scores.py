"""Reviewers' scores for programs: two officers give them, apart from each other."""

from typing import ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.idempotency import idempotent
from talentportal.kernel.roles import Role
from visas.api.base import CASEWORK, READ, ApplicationResource
from visas.api.serializers.scores import PointsSerializer, ScoresSerializer
from visas.models import Application
from visas.selectors.case import newest
from visas.selectors.points import points_panel, weighed_by
from visas.services import access, scoring


class Scores(ApplicationResource):
    """The points of a case that is weighed by them; there are none on one's own application."""

    required_scopes: ClassVar = {"GET": READ, "POST": CASEWORK}
    throttle_scope = "write"

    @extend_schema(operation_id="scores_read", responses=PointsSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """Tell what the facts give, and what reviewers gave, as far as this reader may see it."""
        case = self._case()
        access.note_view(actor=self.user, application=case)
        return self._told(pk, case, 200)

    @extend_schema(
        operation_id="scores_give", request=ScoresSerializer, responses={201: PointsSerializer}
    )
    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Score a case. With the second reviewer's scores it is assessed again."""
        self._case()
        body = ScoresSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        scoring.score(application_id=pk, actor=self.user, **body.validated_data)
        return self._told(pk, self._case(), 201)

    def _case(self) -> Application:
        """Return the case of the address. Raises `Http404`, also for one's own."""
        found: Application = get_object_or_404(
            Application.objects.cases(self.user).select_related("applicant"), pk=self.kwargs["pk"]
        )
        if weighed_by(found)[0] is None:
            raise NotFound
        return found

    def _told(self, pk: UUID, case: Application, status: int) -> Response:
        points, _edition = weighed_by(case)
        if points is None:
            raise NotFound
        is_open = case.state in scoring.SCORABLE and Role.JUSTICE_OFFICER in self.user.roles
        panel = points_panel(case, points, newest(case), self.user, is_open=is_open)
        return self.tell_version(pk, PointsSerializer(panel).data, status)
