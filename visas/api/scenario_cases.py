"""The answer of a scenario by group, and the cases behind its numbers, for programs."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.accounts.api import caller
from talentportal.core.api.paging import PlacePagination
from talentportal.core.api.renderers import FileRenderer
from talentportal.core.csv_files import attachment
from talentportal.kernel.errors import NotPermitted, Refused
from visas.api.base import READ as READ_CASES
from visas.api.editions import READ
from visas.api.scenarios import ScenarioResource
from visas.api.serializers.scenarios import CountedCaseSerializer, GroupEntrySerializer
from visas.models import CaseFacts, Scenario
from visas.querysets import COUNTS_CASES, READS_CASES
from visas.selectors import scenario_cases as behind
from visas.selectors import scenarios as told
from visas.selectors.whatif.asking import all_cases
from visas.selectors.whatif.behind import MOVES, Number
from visas.selectors.whatif.counting import Group
from visas.services.access import note_counted

CSV = {(200, "text/csv"): OpenApiTypes.STR}
_MOVE = OpenApiParameter(
    "move",
    str,
    description=f"Which number: {', '.join(MOVES)}, or outcomes before and after (`not_met:met`).",
)
_GROUPS = [str(one) for one in Group]
_GROUP = OpenApiParameter("group", str, enum=_GROUPS)
IN_PATH = OpenApiParameter("group", str, OpenApiParameter.PATH, enum=_GROUPS)
_CODE = OpenApiParameter("code", str, description="Of an entry of the group; `-`: without one.")
NUMBER = [_MOVE, _GROUP, _CODE]


class AnsweredResource(ScenarioResource):
    """Something about an answer that is there."""

    @property
    def counts_cases(self) -> bool:
        """Whether the caller may see the cases behind a number."""
        return not COUNTS_CASES.isdisjoint(self.user.roles)

    def answered(self, pk: UUID) -> Scenario:
        """Return a scenario with its answer. Raises `Refused` before it is there."""
        scenario = self.find(pk)
        if not scenario.result:
            raise Refused("not_counted", _("The cases are not counted yet."))
        return scenario


class ScenarioGroup(AnsweredResource, GenericAPIView):  # type: ignore[type-arg]
    """The answer by field, nationality, university, consortium or month."""

    required_scopes: ClassVar = {"GET": READ}
    queryset = Scenario.objects.none()
    serializer_class = GroupEntrySerializer
    filter_backends = ()
    pagination_class = PlacePagination

    @extend_schema(
        operation_id="scenarios_group",
        parameters=[IN_PATH],
        responses=GroupEntrySerializer(many=True),
    )
    def get(self, _request: Request, pk: UUID, group: str) -> Response:
        """List the entries of a group with their numbers, by code.

        Who may not list cases reads those of fewer than five in one entry, `*`.
        """
        entries = told.entries(self.answered(pk), _named(group), links=self.counts_cases)
        page = self.paginate_queryset(entries)  # type: ignore[arg-type]
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class ScenarioGroupFile(AnsweredResource):
    """The same as a file."""

    required_scopes: ClassVar = {"GET": READ}
    renderer_classes = (JSONRenderer, FileRenderer)

    @extend_schema(operation_id="scenarios_group_file", parameters=[IN_PATH], responses=CSV)
    def get(self, _request: Request, pk: UUID, group: str) -> StreamingHttpResponse:
        """Hand out the entries of a group as CSV. Taking them out is logged."""
        scenario, by = self.answered(pk), _named(group)
        note_counted(actor=self.user, scenario=scenario, asked={"group": by}, is_taken_out=True)
        rows = told.group_lines(scenario, by, links=self.counts_cases)
        return attachment(rows, f"what-if-{pk}-{group}.csv")


def _named(group: str) -> Group:
    """Return the group of an address. Raises `NotFound`."""
    if group not in set(Group):
        raise NotFound
    return Group(group)


class CountedResource(AnsweredResource):
    """The cases behind a number, for those who count cases. Each may ask all of a track."""

    required_scopes: ClassVar = {"GET": READ_CASES}
    throttle_scope = "counted"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let those through who may see which cases are counted. Raises `NotPermitted`."""
        super().initial(request, *args, **kwargs)
        if COUNTS_CASES.isdisjoint(caller(request).roles):
            raise NotPermitted(
                "not_permitted", _("Only policy owners and case workers list these cases.")
            )

    def number(self) -> Number:
        """Return the number that is asked for. Raises `ValidationError`."""
        found = behind.number(self.request.query_params)
        if found is None:
            raise ValidationError({"move": [_("There is no such number.")]})
        return found

    def note(self, scenario: Scenario, *, is_taken_out: bool) -> None:
        """Log the look, or the taking out."""
        asked = self.request.query_params.dict()
        note_counted(actor=self.user, scenario=scenario, asked=asked, is_taken_out=is_taken_out)


class ScenarioCases(CountedResource, GenericAPIView):  # type: ignore[type-arg]
    """The cases behind a number."""

    queryset = CaseFacts.objects.none()
    serializer_class = CountedCaseSerializer
    filter_backends = ()
    orders: ClassVar[Mapping[str, Sequence[str]]] = {
        "-filed_on": behind.NEWEST,
        "filed_on": ("filed_on", "application_id"),
    }

    def order(self) -> Sequence[str]:
        """Return the order that is asked for; the paginator refuses an unknown one."""
        return self.orders.get(self.request.query_params.get("ordering", ""), behind.NEWEST)

    @extend_schema(
        operation_id="scenarios_cases",
        parameters=NUMBER,
        responses=CountedCaseSerializer(many=True),
    )
    def get(self, _request: Request, pk: UUID) -> Response:
        """List the cases behind a number, without names, as their facts are now. It is logged."""
        scenario, number = self.answered(pk), self.number()
        is_worker = bool(self.user.roles & READS_CASES)
        query = self.request.query_params
        with all_cases():
            found = behind.listed(self.user, scenario, number, query, self.order())
            page = self.paginate_queryset(found.rows)
            rows = behind.shown(page or [], found.judged, links=is_worker)
        self.note(scenario, is_taken_out=False)
        return self.get_paginated_response(CountedCaseSerializer(rows, many=True).data)


class ScenarioCasesFile(CountedResource):
    """The same cases as a file."""

    renderer_classes = (JSONRenderer, FileRenderer)

    @extend_schema(operation_id="scenarios_cases_file", parameters=NUMBER, responses=CSV)
    def get(self, _request: Request, pk: UUID) -> StreamingHttpResponse:
        """Hand out the cases behind a number as CSV. Taking them out is logged."""
        scenario, number = self.answered(pk), self.number()
        self.note(scenario, is_taken_out=True)
        return attachment(behind.lines(self.user, scenario, number), f"what-if-{pk}.csv")
