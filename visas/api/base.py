"""What the resources of one application share: finding it, its version, and telling it whole."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.accounts.models import User
from talentportal.core.api.preconditions import seen_version
from talentportal.core.api.views import Resource, versioned
from visas.api.serializers.applications import ApplicationSerializer
from visas.models import Application, Degree
from visas.services import access

READ, WRITE, CASEWORK = "applications:read", "applications:write", "casework:write"


def whole(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Return the applications with everything that is told of one."""
    degrees = Prefetch("degrees", Degree.objects.select_related("institution"))
    return applications.select_related("officer", "applicant", "letter").prefetch_related(
        degrees, "employments", "family", "supplements"
    )


class ApplicationResource(Resource):
    """Something of one application that the caller may know of; anything else is 404."""

    if_match: ClassVar[frozenset[str]] = frozenset()

    @property
    def user(self) -> User:
        """The person who asks."""
        return caller(self.request)

    def application(self) -> Application:
        """Return the application of the address. Raises `Http404` for strangers."""
        found: Application = get_object_or_404(
            Application.objects.visible_to(self.user).select_related("applicant"),
            pk=self.kwargs["pk"],
        )
        return found

    def looked_at(self) -> Application:
        """Return the application of the address, and log that somebody looked at a part of it."""
        application = self.application()
        access.note_view(actor=self.user, application=application)
        return application

    def seen(self, application: Application) -> int | None:
        """Return the version that If-Match names, or None where it is absent and not needed.

        Raises `PreconditionRequired` or `PreconditionFailed`.
        """
        if self.request.method not in self.if_match and "If-Match" not in self.request.headers:
            return None
        return seen_version(self.request, application.version)

    def tell(self, pk: UUID, status: int = 200) -> Response:
        """Answer with the application as it stands now, its version as the ETag.

        A look at another's case is logged, whichever request it comes with.
        """
        application = whole(Application.objects.visible_to(self.user)).get(pk=pk)
        access.note_view(actor=self.user, application=application)
        data = ApplicationSerializer(application, context={"request": self.request}).data
        return versioned(data, application.version, status, self._location(pk, status))

    def tell_version(self, pk: UUID, data: Any, status: int = 200) -> Response:
        """Answer with a part of the application, and the version of the whole."""
        mine = Application.objects.visible_to(self.user)
        version = mine.values_list("version", flat=True).get(pk=pk)
        return versioned(data, version, status)

    def _location(self, pk: UUID, status: int) -> str:
        return f"/api/v1/applications/{pk}/" if status == 201 else ""  # noqa: PLR2004 -- created
