"""A few resources that do nothing but use what `core.api` gives to every resource."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError, connection
from django.http import Http404
from django.urls import path, re_path
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response

from talentportal.core.api.idempotency import idempotent
from talentportal.core.api.parsers import JSONParser, UploadParser
from talentportal.core.api.preconditions import seen_version
from talentportal.core.api.views import PublicResource, Resource, Unknown, versioned
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.organisations.models import Organisation

READ, WRITE = "reference:read", "applications:write"


def busy():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SELECT pg_sleep(1)")


def broken():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")


class NestedSerializer(serializers.Serializer):
    number = serializers.IntegerField(max_value=9)


class WholeSerializer(serializers.Serializer):
    name = serializers.CharField()
    items = NestedSerializer(many=True)

    def validate(self, attrs):
        raise serializers.ValidationError("never right", code="never")


ERRORS = {
    "refused": Refused("full", "It is full."),
    "refused-field": Refused("full", "It is full.", field="room"),
    "illegal": IllegalMove("illegal_move", "A case that is x cannot y."),
    "forbidden": NotPermitted("four_eyes", "Not your own."),
    "stale": Stale("stale", "x"),
    "missing": Organisation.DoesNotExist(),
    "missing-page": Http404(),
    "denied": PermissionDenied(),
    "large": RequestDataTooBig(),
    "suspicious": SuspiciousOperation(),
    "lost": OperationalError("server closed the connection"),
    "fault": RuntimeError("boom"),
}


class Raises(PublicResource):
    def get(self, request, what):
        if what == "busy":
            busy()
        raise ERRORS[what]


class Reads(PublicResource):
    parser_classes = (JSONParser, UploadParser)

    def post(self, request):
        WholeSerializer(data=request.data).is_valid(raise_exception=True)
        return Response({})


class Organisations(Resource, GenericAPIView):
    """A list, and a POST that makes one row each time it runs."""

    required_scopes = {"GET": READ, "POST": WRITE}
    orders = {"code": ("code",), "-created_at": ("-created_at", "-id")}
    queryset = Organisation.objects.all()
    parser_classes = (JSONParser, UploadParser)

    def get(self, request):
        rows = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response([row.code for row in rows])

    @idempotent
    def post(self, request):
        code = request.data["code"]
        if Organisation.objects.filter(code=code).exists():
            raise Refused("taken", "Taken.", field="code")
        row = Organisation.objects.create(code=code, kind="company", name_en="x", name_ko="x")
        if code == "crash":
            raise RuntimeError("after the row was made")
        return versioned({"id": row.pk}, 1, 201, f"/organisations/{row.pk}/")


class Change(Resource):
    required_scopes = {"PATCH": WRITE}

    def patch(self, request):
        return versioned({"seen": seen_version(request, 7)}, 8)


class Scopeless(Resource):
    def get(self, request):
        return Response({})


class Counted(PublicResource):
    throttle_scope = "verify"

    def get(self, request):
        return Response({})


urlpatterns = [
    path("raises/<what>/", Raises.as_view()),
    path("reads/", Reads.as_view()),
    path("organisations/", Organisations.as_view()),
    path("change/", Change.as_view()),
    path("scopeless/", Scopeless.as_view()),
    path("counted/", Counted.as_view()),
    re_path(r"", Unknown.as_view()),
]
