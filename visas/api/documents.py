"""Documents of an application: what is asked for, what was handed in, the files."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.parsers import UploadParser
from talentportal.core.api.renderers import FileRenderer
from talentportal.documents.http import download
from visas.api.base import CASEWORK, READ, WRITE, ApplicationResource
from visas.api.serializers.casework import (
    ChecklistItemSerializer,
    EvidenceSerializer,
    ReviewSerializer,
    UploadSerializer,
)
from visas.models import Evidence
from visas.selectors import documents
from visas.services import access, evidence
from visas.services.letters import LANGUAGES

_FILES = dict.fromkeys(
    [(200, kind) for kind in ("application/pdf", "image/jpeg", "image/png")], OpenApiTypes.BINARY
)


class Checklist(ApplicationResource):
    """What is asked for, computed from the answers."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(
        operation_id="checklist", responses=ChecklistItemSerializer(many=True), filters=False
    )
    def get(self, _request: Request, pk: UUID) -> Response:
        """List the documents that the answers ask for, with what was handed in for each."""
        lines = documents.lines(self.looked_at())
        return self.tell_version(pk, ChecklistItemSerializer(lines, many=True).data)


class Documents(ApplicationResource, GenericAPIView):  # type: ignore[type-arg]
    """What was handed in."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}
    throttle_scope = "upload"
    parser_classes = (UploadParser,)
    queryset = Evidence.objects.none()
    filter_backends = ()
    serializer_class = EvidenceSerializer
    orders: ClassVar[Mapping[str, Sequence[str]]] = {
        "-created_at": ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
    }

    @extend_schema(operation_id="documents_list", responses=EvidenceSerializer(many=True))
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """List every version of every document, the newest first."""
        rows = Evidence.objects.visible_to(self.user).filter(application=self.looked_at())
        page = self.paginate_queryset(rows.select_related("document"))
        return self.get_paginated_response(EvidenceSerializer(page, many=True).data)

    @extend_schema(
        operation_id="documents_upload",
        request={"multipart/form-data": UploadSerializer},
        responses={201: EvidenceSerializer},
    )
    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Hand in a file for an item of the checklist. Its content decides what it is."""
        seen = self.seen(self.application())
        body = UploadSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        added = evidence.add(
            application_id=pk,
            actor=self.user,
            item=body.validated_data["item"],
            upload=body.validated_data["file"],
            seen_version=seen,
        )
        return self.tell_version(pk, EvidenceSerializer(added).data, 201)


class DocumentResource(ApplicationResource):
    """One document that was handed in."""

    def evidence(self) -> Evidence:
        """Return the document of the address. Raises `Http404` for strangers."""
        found: Evidence = get_object_or_404(
            Evidence.objects.visible_to(self.user).select_related("document"),
            application=self.kwargs["pk"],
            pk=self.kwargs["evidence_id"],
        )
        return found


class DocumentDetail(DocumentResource):
    """One version of one document."""

    required_scopes: ClassVar = {"GET": READ, "DELETE": WRITE}

    @extend_schema(operation_id="documents_read", responses=EvidenceSerializer)
    def get(self, _request: Request, pk: UUID, evidence_id: UUID) -> Response:  # noqa: ARG002
        """Tell about one document."""
        found = self.evidence()
        self.looked_at()
        return Response(EvidenceSerializer(found).data)

    @extend_schema(
        operation_id="documents_remove", responses={204: OpenApiResponse(description="Taken back.")}
    )
    def delete(self, _request: Request, pk: UUID, evidence_id: UUID) -> Response:
        """Take a document back; the version stays in the record."""
        seen = self.seen(self.application())
        self.evidence()
        evidence.remove(
            application_id=pk, actor=self.user, evidence_id=evidence_id, seen_version=seen
        )
        return self.tell_version(pk, None, 204)


class DocumentFile(DocumentResource):
    """The file itself."""

    required_scopes: ClassVar = {"GET": READ}
    renderer_classes = (JSONRenderer, FileRenderer)

    @extend_schema(operation_id="documents_file", responses=_FILES)
    def get(self, _request: Request, pk: UUID, evidence_id: UUID) -> FileResponse:  # noqa: ARG002
        """Hand out the file. Every download is logged."""
        found = self.evidence()
        access.note_access(
            actor=self.user,
            application=self.application(),
            subject=found,
            verb="visa.document_downloaded",
            detail=found.item,
        )
        return download(found.document)


class DocumentReview(DocumentResource):
    """The officer's word on a document."""

    required_scopes: ClassVar = {"POST": CASEWORK}
    throttle_scope = "write"

    @extend_schema(
        operation_id="documents_review", request=ReviewSerializer, responses=EvidenceSerializer
    )
    @idempotent
    def post(self, request: Request, pk: UUID, evidence_id: UUID) -> Response:  # noqa: ARG002
        """Accept a document, or refuse it with a reason that the applicant reads."""
        self.evidence()
        body = ReviewSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        reviewed = evidence.review(evidence_id=evidence_id, actor=self.user, **body.validated_data)
        return Response(EvidenceSerializer(reviewed).data)


class LetterFile(ApplicationResource):
    """The decision letter, in one of its languages."""

    required_scopes: ClassVar = {"GET": READ}
    renderer_classes = (JSONRenderer, FileRenderer)

    @extend_schema(
        operation_id="letter_file", responses={(200, "application/pdf"): OpenApiTypes.BINARY}
    )
    def get(self, _request: Request, pk: UUID, language: str) -> FileResponse:  # noqa: ARG002
        """Hand out the letter as PDF, in `ko` or `en`. Every download is logged."""
        application = self.application()
        letter = getattr(application, "letter", None)
        if letter is None or language not in LANGUAGES:
            raise NotFound
        access.note_access(
            actor=self.user,
            application=application,
            subject=letter,
            verb="visa.letter_downloaded",
            detail=language,
        )
        return download(letter.document_ko if language == "ko" else letter.document_en)
