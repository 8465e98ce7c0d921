"""What is loaded, for those who work with it: which edition, from whom, how many rows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from talentportal.core import paging
from talentportal.core.components import Fact, Link
from talentportal.core.formats import day, moment
from talentportal.core.guards import for_roles
from talentportal.kernel.dates import seoul_day
from talentportal.kernel.roles import MINISTRY
from talentportal.reference.forms import SearchForm, YearForm
from talentportal.reference.models import DataSet
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.selectors import named_holidays
from talentportal.reference.selectors.calendar import Language
from talentportal.reference.views.sheets import SHEETS

PAGE_SIZE = 50


@require_safe
@for_roles(*MINISTRY)
def datasets(request: HttpRequest) -> HttpResponse:
    """List every data set with its edition, source and number of rows."""
    found = sorted(DataSet.objects.visible_to(request.user), key=_place)
    return render(request, "reference/datasets.html", {"datasets": found, "crumbs": _crumbs()})


def _place(found: DataSet) -> tuple[int, str, int]:
    """Return where a data set stands in the list: by kind, then each publisher's newest first."""
    kinds = list(DatasetKind)
    newest = -found.published_on.toordinal() if found.published_on else 0
    return kinds.index(DatasetKind(found.kind)), str(found.label), newest


@require_safe
@for_roles(*MINISTRY)
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """Show the rows of one data set."""
    found = get_object_or_404(DataSet.objects.visible_to(request.user), code=code)
    context = {
        "dataset": found,
        "title": _title(found),
        "meta": _meta(found),
        "crumbs": _crumbs(found),
    }
    if found.kind == DatasetKind.HOLIDAYS:
        return render(request, "reference/holidays.html", {**context, **_calendar(request)})
    return render(request, "reference/dataset.html", {**context, **_rows(request, found)})


def _title(found: DataSet) -> str:
    """Return the heading: a publisher's list is known by its edition."""
    return f"{found.label} {found.edition}" if found.published_on else str(found.label)


def _crumbs(found: DataSet | None = None) -> list[Link]:
    home = Link(_("Reference data"), reverse("reference:datasets") if found else "")
    return [home, Link(_title(found))] if found else [home]


def _meta(found: DataSet) -> list[Fact]:
    facts = [
        Fact(_("Edition"), found.edition),
        Fact(_("As of"), day(found.as_of)),
        Fact(_("Loaded"), moment(found.loaded_at)),
    ]
    if found.published_on:
        words = _("%(day)s (assumed)") if found.is_published_assumed else "%(day)s"
        facts[0] = Fact(_("Published"), words % {"day": day(found.published_on)})
    return facts


def _rows(request: HttpRequest, found: DataSet) -> dict[str, Any]:
    sheet = SHEETS[DatasetKind(found.kind)]
    form = SearchForm(request.GET) if sheet.search else None
    question = form.cleaned_data["q"] if form and form.is_valid() else ""
    rows = sheet.rows(found)
    if sheet.search and question:
        rows = sheet.search(rows, question)
    total = None if question else found.row_count
    page = paging.page(rows, request.GET, by=sheet.by, size=PAGE_SIZE, total=total)
    lines = sheet.lines(page.rows)
    return {
        "form": form,
        "question": question,
        "columns": sheet.columns,
        "lines": lines,
        "pager": page.pager,
    }


def _calendar(request: HttpRequest) -> dict[str, Any]:
    this_year = seoul_day(timezone.now()).year
    form = YearForm(request.GET, years=range(this_year - 3, this_year + 5))
    year = form.cleaned_data["year"] if form.is_valid() else this_year
    years = range(this_year - 3, this_year + 5)
    tabs = [Link(str(item), f"?year={item}", current=item == year) for item in years]
    language: Language = "ko" if get_language() == "ko" else "en"
    return {"year": year, "tabs": tabs, "days": named_holidays(year, language)}
