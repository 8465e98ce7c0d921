"""Shows a page of the gallery to a made-up applicant or officer."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines

from talentportal.core import navigation
from talentportal.core.navigation import Bell, Frame, Item
from talentportal.kernel.roles import Role
from tests.gallery import samples
from tests.gallery.forms import EducationForm

TEMPLATES = Path(__file__).parent / "templates"
DESK = {"queue", "case"}
UNIVERSITIES = [
    ("Seoul National University", "Seoul, South Korea"),
    ("Seokyeong University", "Seoul, South Korea"),
    ("서울시립대학교", "Seoul, South Korea"),
]


class Reader:
    """Who looks at the gallery."""

    is_authenticated = True
    pk = 1
    email = "reader@example.org"

    def __init__(self, role: Role) -> None:
        self.roles = frozenset({role})

    def __str__(self) -> str:
        return "Seo-yeon Park" if Role.JUSTICE_OFFICER in self.roles else "Minh Anh Nguyễn"


def fill_menus() -> None:
    """Register entries in both menus, and the bell."""
    for order, (label, icon) in enumerate([("My applications", "folder-open"), ("Apply", "plus")]):
        item = Item(label=label, url_name="start", frame=Frame.PUBLIC, icon=icon, order=order)
        navigation.register(item)
    navigation.register(
        Item(
            label="My cases",
            url_name="start",
            frame=Frame.DESK,
            icon="inbox",
            group="Visa",
            count=lambda _user: 42,
        )
    )
    navigation.register_bell(Bell(url_name="start", unread=lambda _user: 4))


@login_not_required
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Draw one page; `?wrong` sends its form empty, `?told` leaves messages."""
    reader: Any = Reader(Role.JUSTICE_OFFICER if name in DESK else Role.APPLICANT)
    request.user = reader
    if "told" in request.GET:
        messages.success(request, "Your answer has been sent.")
        messages.error(request, "The file is not a PDF.")
    sent = request.POST if request.method == "POST" else {}
    wrong = request.method == "POST" or "wrong" in request.GET
    form = EducationForm(sent) if wrong else EducationForm(initial=samples.FILLED)
    template = engines["django"].from_string((TEMPLATES / f"{name}.html").read_text())
    context = {"form": form, **samples.context()}
    return HttpResponse(template.render(context, request), status=422 if sent else 200)


@login_not_required
def suggest(request: HttpRequest) -> JsonResponse:
    """Answer with universities that contain the question."""
    question = request.GET.get("q", "").casefold()
    found = [
        {"value": name, "label": name, "detail": detail, "id": str(number)}
        for number, (name, detail) in enumerate(UNIVERSITIES)
        if question in name.casefold()
    ]
    return JsonResponse(found, safe=False)


@login_not_required
def autosave(request: HttpRequest) -> JsonResponse:
    """Refuse to store at version 2, so that the page must try again; else store."""
    version = int(request.POST["version"])
    if version == 2 and "again" not in request.COOKIES:
        refusal = JsonResponse({}, status=503)
        refusal.set_cookie("again", "yes")
        return refusal
    errors = EducationForm(request.POST).errors
    body = {"saved_at": "2026-11-22T14:03:00+09:00", "version": version + 1, "errors": errors}
    return JsonResponse(body)


@login_not_required
def upload(request: HttpRequest) -> HttpResponse:
    """Take no file at all, and say so on the page that was sent."""
    return show(request, "form")
