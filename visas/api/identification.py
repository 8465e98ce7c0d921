"""What officers say of the names on a case, for programs: which university, which employer."""

from typing import Any, ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.preconditions import seen_version
from visas.api.base import CASEWORK, READ, ApplicationResource
from visas.api.serializers.identification import (
    DegreeIdentificationSerializer,
    DegreeIsSerializer,
    EmployerIdentificationSerializer,
    EmployerIsSerializer,
    RecommenderIdentificationSerializer,
    UniversityIsSerializer,
)
from visas.models import Application
from visas.selectors import identification as shown
from visas.selectors.case import newest
from visas.selectors.identities import institutions
from visas.selectors.previews import Preview, preview
from visas.selectors.recommenders import recommender
from visas.services import access, confirmations
from visas.services.aliases import Remember
from visas.services.confirmations import EmployerIs


class Identification(ApplicationResource):
    """What a name of a case is; on one's own application there is nothing of it."""

    required_scopes: ClassVar = {"GET": READ, "POST": CASEWORK}
    if_match: ClassVar = frozenset({"POST"})
    throttle_scope = "write"

    def case(self) -> Application:
        """Return the case of the address. Raises `Http404`, also for one's own."""
        cases = Application.objects.cases(self.user).select_related("applicant")
        found: Application = get_object_or_404(cases, pk=self.kwargs["pk"])
        return found

    def looked_up(self) -> Response:
        """Tell what the name is, with whom it may mean. The look is logged."""
        case = self.case()
        access.note_view(actor=self.user, application=case)
        return self.tell_version(case.pk, self.told(case, preview(newest(case))))

    def confirmed(self, request: Request, body: Any) -> Response:
        """Read what is said of the name, keep it, and tell what it is since."""
        case = self.case()
        seen = seen_version(request, case.version)
        self.told(case, Preview())
        said = body(data=request.data)
        said.is_valid(raise_exception=True)
        self.confirm(seen, said.validated_data)
        return self.looked_up()

    def told(self, case: Application, would: Preview) -> Any:
        """Return the name as it is told. Raises `NotFound`."""
        raise NotImplementedError

    def confirm(self, seen: int, said: dict[str, Any]) -> None:
        """Call the service."""
        raise NotImplementedError


class DegreeIdentification(Identification):
    """Which university a degree is from."""

    @extend_schema(operation_id="degrees_identified", responses=DegreeIdentificationSerializer)
    def get(self, _request: Request, pk: UUID, row_id: UUID) -> Response:  # noqa: ARG002
        """Tell what the name of a degree's university came to, and whom it may mean."""
        return self.looked_up()

    @extend_schema(
        operation_id="degrees_identify",
        request=DegreeIsSerializer,
        responses=DegreeIdentificationSerializer,
    )
    @idempotent
    def post(self, request: Request, pk: UUID, row_id: UUID) -> Response:  # noqa: ARG002
        """Confirm it, as the officer who holds the case; the case is assessed again."""
        return self.confirmed(request, DegreeIsSerializer)

    def told(self, case: Application, would: Preview) -> Any:
        """Return one degree."""
        rows = shown.degrees(case, would)
        row = next((one for one in rows if one.degree.pk == self.kwargs["row_id"]), None)
        if row is None:
            raise NotFound
        return DegreeIdentificationSerializer(row).data

    def confirm(self, seen: int, said: dict[str, Any]) -> None:
        """Confirm the match."""
        confirmations.confirm_match(
            degree_id=self.kwargs["row_id"],
            actor=self.user,
            institution_id=_key(said["institution"]),
            seen_version=seen,
            how=Remember(said["remember"]),
        )


class EmployerIdentification(Identification):
    """What an employer is."""

    @extend_schema(
        operation_id="employments_identified", responses=EmployerIdentificationSerializer
    )
    def get(self, _request: Request, pk: UUID, row_id: UUID) -> Response:  # noqa: ARG002
        """Tell what the name of an employer came to, and whom it may mean."""
        return self.looked_up()

    @extend_schema(
        operation_id="employments_identify",
        request=EmployerIsSerializer,
        responses=EmployerIdentificationSerializer,
    )
    @idempotent
    def post(self, request: Request, pk: UUID, row_id: UUID) -> Response:  # noqa: ARG002
        """Confirm it, as the officer who holds the case; the case is assessed again."""
        return self.confirmed(request, EmployerIsSerializer)

    def told(self, case: Application, would: Preview) -> Any:
        """Return one post."""
        rows = shown.posts(case, would)
        row = next((one for one in rows if one.post.pk == self.kwargs["row_id"]), None)
        if row is None:
            raise NotFound
        return EmployerIdentificationSerializer(row).data

    def confirm(self, seen: int, said: dict[str, Any]) -> None:
        """Confirm the employer."""
        confirmations.confirm_employer(
            employment_id=self.kwargs["row_id"],
            actor=self.user,
            means=EmployerIs(said["means"]),
            ref=said["key"],
            seen_version=seen,
        )


class RecommenderIdentification(Identification):
    """Which university recommends."""

    @extend_schema(
        operation_id="recommender_identified", responses=RecommenderIdentificationSerializer
    )
    def get(self, _request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """Tell which university recommends; 404 where none is named."""
        return self.looked_up()

    @extend_schema(
        operation_id="recommender_identify",
        request=UniversityIsSerializer,
        responses=RecommenderIdentificationSerializer,
    )
    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:  # noqa: ARG002 -- of the address
        """Confirm it, as the officer who holds the case; the case is assessed again."""
        return self.confirmed(request, UniversityIsSerializer)

    def told(self, case: Application, would: Preview) -> Any:
        """Return the recommender."""
        found = recommender(case, would)
        if found is None:
            raise NotFound
        return RecommenderIdentificationSerializer(found).data

    def confirm(self, seen: int, said: dict[str, Any]) -> None:
        """Confirm the recommender."""
        confirmations.confirm_recommender(
            application_id=self.kwargs["pk"],
            actor=self.user,
            institution_id=_key(said["institution"]),
            seen_version=seen,
        )


def _key(ref: str | None) -> UUID | None:
    """Return the university of a key; None for none. Raises `ValidationError`."""
    if ref is None:
        return None
    found = institutions([ref]).get(ref)
    if found is None:
        detail = ErrorDetail(str(_("No university is held under this key.")), "unknown_key")
        raise ValidationError({"institution": [detail]})
    return found.pk
