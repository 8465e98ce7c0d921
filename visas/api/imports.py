"""Rankings that are brought in, for programs: hand over, settle, look, publish."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

import django_filters as filters
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.accounts.models import User
from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.paging import PlacePagination
from talentportal.core.api.parsers import UploadParser
from talentportal.core.api.preconditions import seen_version
from talentportal.core.api.views import Resource, versioned
from talentportal.core.choices import choices
from talentportal.kernel.errors import NotPermitted
from talentportal.reference.labels import IMPORT_STATES, PROVIDERS, ROW_STATES
from talentportal.reference.models import RankingImport, RankingImportRow
from talentportal.reference.querysets import READS_IMPORTS
from talentportal.reference.rules.codes import RowState
from talentportal.reference.rules.ranking_diff import Kind
from talentportal.reference.rules.ranking_file import MOST_BYTES
from talentportal.reference.selectors import imports as held
from talentportal.reference.services import ranking_imports, ranking_publishing
from talentportal.reference.services.ranking_imports import Described, UnreadableFile
from visas.api.editions import READ
from visas.api.scenarios import WRITE
from visas.api.serializers.imports import (
    LineSerializer,
    MoveSerializer,
    RankingImportSerializer,
    RankingImportSummarySerializer,
    SettleLineSerializer,
    UploadRankingSerializer,
    WantedMovesSerializer,
)
from visas.labels.imports import problem
from visas.selectors.identities import institutions, ranking_resolver

Orders = Mapping[str, Sequence[str]]


class ImportFilter(filters.FilterSet):  # type: ignore[misc]
    """What was brought in of one list, and what became of it."""

    provider = filters.ChoiceFilter(choices=choices(PROVIDERS))
    state = filters.ChoiceFilter(choices=choices(IMPORT_STATES))


class LineFilter(filters.FilterSet):  # type: ignore[misc]
    """Lines in one of some states."""

    state = filters.MultipleChoiceFilter(choices=choices(ROW_STATES))


class ImportResource(Resource):
    """Something about rankings that do not count yet, for policy owners and auditors."""

    @property
    def user(self) -> User:
        """The person who asks."""
        return caller(self.request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let those through who read rankings before they count. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if READS_IMPORTS.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only policy owners and auditors read what was brought in.")
            )

    def find(self, pk: UUID) -> RankingImport:
        """Return one list. Raises `Http404`."""
        rows = RankingImport.objects.visible_to(self.user)
        return get_object_or_404(rows.select_related("uploaded_by", "settled_by"), pk=pk)

    def seen(self, pk: UUID) -> int:
        """Return the version that If-Match names. Raises as `seen_version` does."""
        return seen_version(self.request, self.find(pk).version)

    def tell(self, pk: UUID, status: int = 200) -> Response:
        """Answer with the list and what it would change."""
        found = self.find(pk)
        context = {"preview": held.preview(found), "states": held.states(found)}
        data = RankingImportSerializer(found, context=context).data
        location = f"/api/v1/ranking-imports/{pk}/" if status == 201 else ""  # noqa: PLR2004 -- created
        return versioned(data, found.version, status, location)


class RankingImports(ImportResource, GenericAPIView):  # type: ignore[type-arg]
    """Everything that was brought in."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}
    throttle_scope = "upload"
    parser_classes = (UploadParser,)
    queryset = RankingImport.objects.none()
    serializer_class = RankingImportSummarySerializer
    filterset_class = ImportFilter
    orders: ClassVar[Orders] = {
        "-created_at": ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
    }

    @extend_schema(
        operation_id="ranking_imports_list", responses=RankingImportSummarySerializer(many=True)
    )
    def get(self, _request: Request) -> Response:
        """List what was brought in, the newest first."""
        rows = RankingImport.objects.visible_to(self.user).select_related("uploaded_by")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(
        operation_id="ranking_imports_bring_in",
        request={"multipart/form-data": UploadRankingSerializer},
        responses={201: RankingImportSerializer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Bring in an edition of a list. Nothing of it counts until somebody else publishes it."""
        body = UploadRankingSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        said = dict(body.validated_data)
        file = said.pop("file")
        try:
            made = ranking_imports.stage(
                actor=self.user,
                described=Described(**said),
                file_name=file.name,
                raw=file.read(MOST_BYTES + 1),
                resolver=ranking_resolver(),
            )
        except UnreadableFile as refusal:
            lines = [ErrorDetail(str(problem(one)), one.code) for one in refusal.problems]
            raise ValidationError({"file": lines}) from refusal
        return self.tell(made.pk, 201)


class RankingImportDetail(ImportResource):
    """One list that was brought in."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(operation_id="ranking_imports_read", responses=RankingImportSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """Tell where a list is from, what is open, and how much it would change."""
        return self.tell(pk)


class RankingMoves(ImportResource, GenericAPIView):  # type: ignore[type-arg]
    """Who enters, who leaves and who moves."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = RankingImport.objects.none()
    serializer_class = MoveSerializer
    filter_backends = ()
    pagination_class = PlacePagination

    @extend_schema(
        operation_id="ranking_imports_moves",
        parameters=[
            OpenApiParameter("kind", str, enum=[str(kind) for kind in Kind]),
            OpenApiParameter("crossing", bool, description="Those that cross a limit, or do not."),
        ],
        responses=MoveSerializer(many=True),
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """List the universities of both editions: those that cross a limit first, then by rank."""
        asked = WantedMovesSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        kind, crossing = asked.validated_data.get("kind"), asked.validated_data["crossing"]
        found = [
            move
            for move in held.preview(self.find(pk)).moves
            if kind in {None, move.kind} and crossing in {None, bool(move.crossed)}
        ]
        page = self.paginate_queryset(found)  # type: ignore[arg-type]
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class RankingLines(ImportResource, GenericAPIView):  # type: ignore[type-arg]
    """The lines of the file."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = RankingImportRow.objects.none()
    serializer_class = LineSerializer
    filterset_class = LineFilter
    orders: ClassVar[Orders] = {
        "position": ("position", "id"),
        "-position": ("-position", "-id"),
    }

    @extend_schema(operation_id="ranking_imports_lines", responses=LineSerializer(many=True))
    def get(self, _request: Request, pk: UUID) -> Response:
        """List the lines with what they mean; `review` and `none` are still to be settled."""
        rows = self.find(pk).rows.select_related("institution", "resolved_by")
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        refs = {str(ref) for row in page for ref in row.candidates}
        context = {"institutions": institutions(refs) if refs else {}}
        return self.get_paginated_response(LineSerializer(page, many=True, context=context).data)


class SettleLine(ImportResource):
    """What a line means."""

    required_scopes: ClassVar = {"POST": WRITE}
    if_match: ClassVar = frozenset({"POST"})
    throttle_scope = "write"

    @extend_schema(
        operation_id="ranking_imports_settle_line",
        request=SettleLineSerializer,
        responses=RankingImportSerializer,
    )
    @idempotent
    def post(self, request: Request, pk: UUID, row_id: int) -> Response:
        """Say which university a line means. Who settles a line does not publish the list."""
        seen = self.seen(pk)
        get_object_or_404(RankingImportRow, of_import=pk, pk=row_id)
        body = SettleLineSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        ranking_imports.resolve(
            import_id=pk,
            row_id=row_id,
            actor=self.user,
            seen_version=seen,
            **_meant(body.validated_data),
        )
        return self.tell(pk)


class PublishRanking(ImportResource):
    """Publication."""

    required_scopes: ClassVar = {"POST": WRITE}
    if_match: ClassVar = frozenset({"POST"})
    throttle_scope = "write"

    @extend_schema(
        operation_id="ranking_imports_publish", request=None, responses=RankingImportSerializer
    )
    @idempotent
    def post(self, _request: Request, pk: UUID) -> Response:
        """Make a list count, as somebody who neither brought it in nor settled a line of it."""
        ranking_publishing.publish(import_id=pk, actor=self.user, seen_version=self.seen(pk))
        return self.tell(pk)


class DiscardRanking(ImportResource):
    """The end of a list that was not published."""

    required_scopes: ClassVar = {"POST": WRITE}
    if_match: ClassVar = frozenset({"POST"})
    throttle_scope = "write"

    @extend_schema(
        operation_id="ranking_imports_discard", request=None, responses=RankingImportSerializer
    )
    @idempotent
    def post(self, _request: Request, pk: UUID) -> Response:
        """Throw a list away that was not published."""
        ranking_imports.discard(import_id=pk, actor=self.user, seen_version=self.seen(pk))
        return self.tell(pk)


def _meant(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the service takes. Raises `ValidationError`."""
    means = RowState(said["means"])
    if means is RowState.CHOSEN:
        key = said.get("institution", "")
        row = institutions([key]).get(key)
        if row is None:
            detail = ErrorDetail(str(_("No university is held under this key.")), "unknown_key")
            raise ValidationError({"institution": [detail]})
        return {"means": means, "institution_id": row.pk}
    if means is RowState.ADDED:
        if "addition" not in said:
            detail = ErrorDetail(str(_("Say this of the new university.")), "required")
            raise ValidationError({"addition": [detail]})
        return {"means": means, "addition": said["addition"]}
    return {"means": means}
