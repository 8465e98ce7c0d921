"""Degrees, posts and family members of an application; they share its version."""

from typing import Any, ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.idempotency import idempotent
from visas.api.base import READ, WRITE, ApplicationResource
from visas.api.serializers.rows import (
    SERIALIZERS,
    DegreeSerializer,
    EmploymentSerializer,
    FamilyMemberSerializer,
    RowSerializer,
)
from visas.models import Application
from visas.rules.answers import Rows
from visas.rules.tracks import may_be_expected
from visas.services import access, intake


class RowsResource(ApplicationResource):
    """Rows of one kind, which the subclass names."""

    kind: ClassVar[Rows]

    def shape(self, application: Application, *args: Any, **kwargs: Any) -> RowSerializer:
        """Return the serializer of this kind for the caller."""
        is_case = application.applicant_id != self.user.pk
        context = {
            "request": self.request,
            "is_case": is_case,
            "may_be_expected": may_be_expected(application.track),
        }
        return SERIALIZERS[self.kind](*args, context=context, **kwargs)

    def rows(self, application: Application) -> Any:
        """Return the rows of the application, in their order."""
        rows = getattr(application, self.kind).all()
        return rows.select_related("institution") if self.kind is Rows.DEGREES else rows


class RowList(RowsResource):
    """The rows of one kind."""

    required_scopes: ClassVar = {"GET": READ, "POST": WRITE}

    def get(self, _request: Request, pk: UUID) -> Response:
        """List the rows, in their order."""
        application = self.application()
        access.note_view(actor=self.user, application=application)
        rows = self.shape(application, self.rows(application), many=True)
        return self.tell_version(pk, rows.data)

    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Add a row to a draft; at most thirty of a kind."""
        application = self.application()
        seen = self.seen(application)
        body = self.shape(application, data=request.data)
        body.is_valid(raise_exception=True)
        row = intake.add_row(
            application_id=pk,
            actor=self.user,
            kind=self.kind,
            values=body.validated_data,
            seen_version=seen,
        )
        return self.tell_version(pk, self.shape(application, row).data, 201)


class RowDetail(RowsResource):
    """One row."""

    required_scopes: ClassVar = {"GET": READ, "PATCH": WRITE, "DELETE": WRITE}
    if_match: ClassVar = frozenset({"PATCH", "DELETE"})

    def get(self, _request: Request, pk: UUID, row_id: UUID) -> Response:
        """Tell one row."""
        application = self.application()
        access.note_view(actor=self.user, application=application)
        row = get_object_or_404(self.rows(application), pk=row_id)
        return self.tell_version(pk, self.shape(application, row).data)

    def patch(self, request: Request, pk: UUID, row_id: UUID) -> Response:
        """Change a row of a draft; what is not sent stays as it is."""
        application = self.application()
        seen = self.seen(application)
        row = get_object_or_404(self.rows(application), pk=row_id)
        body = self.shape(application, row, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        changed = intake.edit_row(
            application_id=pk,
            actor=self.user,
            kind=self.kind,
            row_id=row_id,
            values=body.validated_data,
            seen_version=seen,
        )
        return self.tell_version(pk, self.shape(application, changed).data)

    def delete(self, _request: Request, pk: UUID, row_id: UUID) -> Response:
        """Remove a row of a draft."""
        seen = self.seen(self.application())
        intake.remove_row(
            application_id=pk, actor=self.user, kind=self.kind, row_id=row_id, seen_version=seen
        )
        return self.tell_version(pk, None, 204)


def _listed(name: str, shape: type[RowSerializer]) -> Any:
    return extend_schema_view(
        get=extend_schema(operation_id=f"{name}_list", responses=shape(many=True)),
        post=extend_schema(operation_id=f"{name}_add", request=shape, responses={201: shape}),
    )


def _single(name: str, shape: type[RowSerializer]) -> Any:
    gone = OpenApiResponse(description="Removed.")
    return extend_schema_view(
        get=extend_schema(operation_id=f"{name}_read", responses=shape),
        patch=extend_schema(operation_id=f"{name}_update", request=shape, responses=shape),
        delete=extend_schema(operation_id=f"{name}_remove", responses={204: gone}),
    )


@_listed("degrees", DegreeSerializer)
class Degrees(RowList):
    """The degrees of an application."""

    kind = Rows.DEGREES


@_single("degrees", DegreeSerializer)
class DegreeDetail(RowDetail):
    """One degree."""

    kind = Rows.DEGREES


@_listed("employments", EmploymentSerializer)
class Employments(RowList):
    """The posts of an application: work and post-doctoral research."""

    kind = Rows.EMPLOYMENTS


@_single("employments", EmploymentSerializer)
class EmploymentDetail(RowDetail):
    """One post."""

    kind = Rows.EMPLOYMENTS


@_listed("family", FamilyMemberSerializer)
class Family(RowList):
    """The family members who come along."""

    kind = Rows.FAMILY


@_single("family", FamilyMemberSerializer)
class FamilyMemberDetail(RowDetail):
    """One family member."""

    kind = Rows.FAMILY
