"""Cursor paging of the API, on the same keysets as the pages."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core import paging

if TYPE_CHECKING:
    from rest_framework.views import APIView  # it loads what the settings name: this module

PAGE_SIZE = 25
LARGEST_PAGE = 100
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_PLACE = re.compile(r"[0-9]{1,7}")


class CursorPagination(BasePagination):
    """Pages that begin after a row. `next` and `previous` are whole addresses, or null.

    The view's `orders` maps what `?ordering=` may say to columns without NULLs, all ascending or
    all descending, ending with a unique one; the first is the default.
    """

    orders: ClassVar[Mapping[str, Sequence[str]]] = {"-created_at": ("-created_at", "-id")}
    display_page_controls = False

    def paginate_queryset(
        self, queryset: models.QuerySet[Any], request: Request, view: "APIView | None" = None
    ) -> list[Any]:
        """Return the rows of the page that was asked for. Raises `ValidationError`."""
        columns = self._columns(request, self._orders(view))
        for name in (paging.AFTER, paging.BEFORE):
            cursor = request.query_params.get(name)
            if cursor is not None and not paging.is_readable(queryset.model, columns, cursor):
                raise ValidationError({name: [_("This cursor does not belong to this list.")]})
        size = self._size(request)
        page = paging.page(queryset, request.query_params, by=columns, size=size)
        self.links = {
            name: request.build_absolute_uri(url) if url else None
            for name, url in (
                ("next", page.pager.next_url),
                ("previous", page.pager.previous_url),
            )
        }
        return page.rows

    def get_paginated_response(self, data: Any) -> Response:
        """Return the rows between the addresses of their neighbours."""
        return Response({**self.links, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page of rows."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view: "APIView") -> list[dict[str, Any]]:
        """Describe the parameters of every list."""
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE}
        order = {"type": "string", "enum": list(self._orders(view))}
        cursor = {"type": "string"}
        return [
            _parameter("page_size", "Rows of a page.", size),
            _parameter("ordering", "The order of the rows.", order),
            _parameter(paging.AFTER, "Cursor: the page after this row. Follow `next`.", cursor),
            _parameter(paging.BEFORE, "Cursor: the page before it. Follow `previous`.", cursor),
        ]

    def _orders(self, view: "APIView | None") -> Mapping[str, Sequence[str]]:
        orders: Mapping[str, Sequence[str]] = getattr(view, "orders", self.orders)
        return orders

    def _columns(self, request: Request, orders: Mapping[str, Sequence[str]]) -> Sequence[str]:
        wanted = request.query_params.get("ordering", next(iter(orders)))
        if wanted not in orders:
            allowed = ", ".join(orders)
            raise ValidationError(
                {"ordering": [_("Choose one of: %(orders)s.") % {"orders": allowed}]}
            )
        return orders[wanted]

    def _size(self, request: Request) -> int:
        given = request.query_params.get("page_size", str(PAGE_SIZE))
        if not _NUMBER.fullmatch(given) or int(given) > LARGEST_PAGE:
            sentence = _("A whole number from 1 to %(most)s.") % {"most": LARGEST_PAGE}
            raise ValidationError({"page_size": [sentence]})
        return int(given)


class PlacePagination(CursorPagination):
    """Pages of a list that is worked out whole: they begin after so many of its rows."""

    def paginate_queryset(
        self,
        queryset: Any,
        request: Request,
        view: "APIView | None" = None,  # noqa: ARG002 -- REST framework's signature
    ) -> list[Any]:
        """Return the rows of the page that was asked for. Raises `ValidationError`."""
        rows: Sequence[Any] = queryset
        given = request.query_params.get(paging.AFTER, "0")
        if not _PLACE.fullmatch(given):
            raise ValidationError({paging.AFTER: [_("This cursor does not belong to this list.")]})
        start, size = int(given), self._size(request)
        self.links = {
            "next": _page_at(request, start + size) if start + size < len(rows) else None,
            "previous": _page_at(request, max(0, start - size)) if start else None,
        }
        return list(rows[start : start + size])

    def get_schema_operation_parameters(self, view: "APIView") -> list[dict[str, Any]]:
        """Describe the parameters of such a list: it has one order, and is read forwards."""
        offered = super().get_schema_operation_parameters(view)
        return [one for one in offered if one["name"] in {"page_size", paging.AFTER}]


def _page_at(request: Request, place: int) -> str:
    query = request.query_params.copy()
    query[paging.AFTER] = str(place)
    return request.build_absolute_uri(f"?{query.urlencode()}")


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
    }
