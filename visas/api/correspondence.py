"""Messages, notes among staff, the history, and what the automatic check found."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.audit.models import Event
from talentportal.core.api.idempotency import idempotent
from talentportal.workflow.models import Audience, Note
from visas.api.base import CASEWORK, READ, WRITE, ApplicationResource
from visas.api.serializers.assessment import AssessmentSerializer
from visas.api.serializers.casework import EventSerializer, NoteSerializer, TextSerializer
from visas.models import Application
from visas.selectors import history
from visas.services import access, correspondence

Orders = Mapping[str, Sequence[str]]


class _Read(ApplicationResource):
    def reader(self, application: Application) -> dict[str, Any]:
        """Return what the shapes need to know of who reads."""
        return {
            "request": self.request,
            "is_case": application.applicant_id != self.user.pk,
            "applicant_id": application.applicant_id,
        }


class _Listed(_Read, GenericAPIView):  # type: ignore[type-arg]
    filter_backends = ()

    def page(self, application: Application, rows: QuerySet[Any]) -> Response:
        """Answer with a page of rows; a look at another's case is logged."""
        access.note_view(actor=self.user, application=application)
        found = self.paginate_queryset(rows)
        shape: Any = self.serializer_class
        data = shape(found, many=True, context=self.reader(application)).data
        return self.get_paginated_response(data)


class Messages(_Listed):
    """Messages between the applicant and the officers."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}
    queryset = Note.objects.none()
    serializer_class = NoteSerializer
    orders: ClassVar[Orders] = {
        "created_at": ("created_at", "id"),
        "-created_at": ("-created_at", "-id"),
    }

    @extend_schema(operation_id="messages_list", responses=NoteSerializer(many=True))
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """List the messages, the oldest first."""
        application = self.application()
        return self.page(application, Note.objects.of(application).shared())

    @extend_schema(
        operation_id="messages_write", request=TextSerializer, responses={201: NoteSerializer}
    )
    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Write a message: as the applicant to the officers, as an officer to the applicant."""
        application = self.application()
        body = TextSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        note = correspondence.message(application_id=pk, actor=self.user, **body.validated_data)
        return Response(NoteSerializer(note, context=self.reader(application)).data, 201)


class Notes(_Listed):
    """Notes among staff, which the applicant never reads."""

    required_scopes: ClassVar = {"GET": READ, "POST": CASEWORK}
    queryset = Note.objects.none()
    serializer_class = NoteSerializer
    orders: ClassVar[Orders] = Messages.orders

    def case(self) -> Application:
        """Return the case; on one's own application there are no notes. Raises `NotFound`."""
        application = self.application()
        if application.applicant_id == self.user.pk:
            raise NotFound
        return application

    @extend_schema(operation_id="notes_list", responses=NoteSerializer(many=True))
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """List the notes, the oldest first."""
        application = self.case()
        notes = Note.objects.of(application).filter(audience=Audience.INTERNAL)
        return self.page(application, notes)

    @extend_schema(
        operation_id="notes_write", request=TextSerializer, responses={201: NoteSerializer}
    )
    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Write a note that only staff read."""
        application = self.case()
        body = TextSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        note = correspondence.note(application_id=pk, actor=self.user, **body.validated_data)
        return Response(NoteSerializer(note, context=self.reader(application)).data, 201)


class History(_Listed):
    """What has happened."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = Event.objects.none()
    serializer_class = EventSerializer
    orders: ClassVar[Orders] = {"id": ("id",), "-id": ("-id",)}

    @extend_schema(operation_id="history_list", responses=EventSerializer(many=True))
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """List the events that the caller may know of, the oldest first."""
        application = self.application()
        return self.page(application, history.events(application, self.user))


class NewestAssessment(_Read):
    """What the automatic check found."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(operation_id="assessment", responses=AssessmentSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """Tell the newest assessment, criterion by criterion; 404 before the first."""
        application = self.application()
        access.note_view(actor=self.user, application=application)
        newest = application.assessments.select_related("edition").order_by("-id").first()
        if newest is None:
            raise NotFound
        return Response(AssessmentSerializer(newest, context=self.reader(application)).data)
