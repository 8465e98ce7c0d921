"""One visit: the sample that an address is about, and the bare request to it."""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from talentportal.reference.models import CompanyListEdition, RankingEdition
from tests.crawl.addresses import UNNAMED
from tests.crawl.scene import NOBODY, World
from visas.models import Application, Scenario
from visas.rules.states import State

FORM = "application/x-www-form-urlencoded"
Arguments = dict[str, Any]

_STATES: Mapping[State, tuple[str, ...]] = {
    State.DRAFT: (
        "visas:step",
        "visas:autosave",
        "visas:row_add",
        "visas:row_remove",
        "visas:upload",
        "visas:evidence_remove",
        "visas:submit",
        "api:submit",
    ),
    State.QUEUED: ("api:take",),
    State.SUPPLEMENT: ("visas:supplement", "api:resume", "api:answer_supplement"),
    State.APPROVAL_PROPOSED: (
        "visas:case_sign",
        "visas:case_send_back",
        "api:sign",
        "api:send_back",
    ),
    State.APPROVED: ("visas:letter", "visas:case_letter", "api:letter_file"),
}
_STATE_OF = {name: state for state, names in _STATES.items() for name in names}
"""In which state the case is that an address is about; in review where it is not named here."""


def _first(rows: Any) -> Any:
    return rows.values_list("pk", flat=True)[0]


def _document(case: Application) -> Arguments:
    return {"evidence_id": _first(case.evidence)}


def _somebody(world: World) -> Arguments:
    return {"pk": world.people["stranger"].pk}


def _confirmation(world: World) -> str:
    address = EmailAddress.objects.get(user=world.people["applicant"])
    return str(EmailConfirmationHMAC(address).key)


def _reset(world: World) -> Arguments:
    user = world.people["applicant"]
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


_PARTS: Mapping[str, Callable[[Application], Arguments]] = {
    "visas:step": lambda _: {"step": "identity"},
    "visas:autosave": lambda _: {"step": "identity"},
    "visas:row_add": lambda _: {"kind": "degrees"},
    "visas:row_remove": lambda case: {"kind": "degrees", "row_id": _first(case.degrees)},
    "visas:upload": lambda _: {"item": "passport"},
    "visas:evidence_preview": _document,
    "visas:evidence_page": lambda case: {**_document(case), "number": 1},
    "visas:evidence_download": _document,
    "visas:evidence_remove": _document,
    "visas:letter": lambda _: {"language": "ko"},
    "visas:case_confirm_match": lambda case: {"degree_id": _first(case.degrees)},
    "visas:case_confirm_employer": lambda case: {"employment_id": _first(case.employments)},
    "visas:case_evidence_review": _document,
    "visas:case_evidence_page": lambda case: {**_document(case), "number": 1},
    "visas:case_evidence_download": _document,
    "visas:case_letter": lambda _: {"language": "en"},
    "api:degree": lambda case: {"row_id": _first(case.degrees)},
    "api:employment": lambda case: {"row_id": _first(case.employments)},
    "api:degree_identification": lambda case: {"row_id": _first(case.degrees)},
    "api:employment_identification": lambda case: {"row_id": _first(case.employments)},
    "api:family_member": lambda case: {"row_id": _first(case.family)},
    "api:document": _document,
    "api:document_file": _document,
    "api:document_review": _document,
    "api:letter_file": lambda _: {"language": "ko"},
}
"""What an address needs besides the key of its case."""

_OF_SCENARIO = (
    "api:scenario",
    "api:scenario_share",
    "api:scenario_unshare",
    "api:scenario_cases",
    "api:scenario_cases_file",
)

_OTHERS: Mapping[str, Callable[[World], Arguments]] = {
    "account_confirm_email": lambda world: {"key": _confirmation(world)},
    "account_reset_password_from_key": _reset,
    "accounts:revoke_token": lambda world: {"pk": world.token.pk},
    "accounts:person": _somebody,
    "accounts:grant": _somebody,
    "accounts:end_grant": lambda world: {
        **_somebody(world),
        "grant_id": _first(world.people["stranger"].grants),
    },
    "accounts:deactivate": _somebody,
    "accounts:reactivate": _somebody,
    "accounts:invite_again": _somebody,
    "notifications:open": lambda world: {"pk": world.notice.pk},
    "outbox:retry": lambda world: {"pk": world.message.pk},
    "reference:dataset": lambda _: {"code": "qs-2026"},
    **dict.fromkeys(
        ("visas:ranking_import", "visas:ranking_publish", "visas:ranking_discard"),
        lambda world: {"pk": world.ranking.pk},
    ),
    "visas:ranking_line": lambda world: {
        "pk": world.ranking.pk,
        "row_id": _first(world.ranking.rows),
    },
    "visas:name": lambda world: {"pk": world.alias.pk},
    "visas:name_revoke": lambda world: {"pk": world.alias.pk},
    "visas:name_assess": lambda world: {"pk": world.alias.pk},
    "visas:verify_letter": lambda world: {"code": world.cases[State.APPROVED].letter.code},
    **dict.fromkeys(
        (
            "visas:edition",
            "visas:edition_begin",
            "visas:edition_edit",
            "visas:edition_publish",
            "visas:edition_discard",
        ),
        lambda world: {"pk": world.draft.pk},
    ),
    **dict.fromkeys(
        (
            "visas:scenario",
            "visas:scenario_share",
            "visas:scenario_delete",
            "visas:scenario_cases",
            "visas:scenario_file",
        ),
        lambda world: {"pk": world.scenario.pk},
    ),
    "visas:scenario_group_file": lambda world: {"pk": world.scenario.pk, "group": "field"},
    **dict.fromkeys(
        ("api:remembered_name", "api:remembered_name_revoke", "api:remembered_name_assess"),
        lambda world: {"pk": world.alias.pk},
    ),
    **dict.fromkeys(
        (
            "api:ranking_import",
            "api:ranking_import_moves",
            "api:ranking_import_lines",
            "api:ranking_import_publish",
            "api:ranking_import_discard",
        ),
        lambda world: {"pk": world.ranking.pk},
    ),
    "api:ranking_import_settle": lambda world: {
        "pk": world.ranking.pk,
        "row_id": _first(world.ranking.rows),
    },
    **dict.fromkeys(_OF_SCENARIO, lambda world: {"pk": world.scenario.pk}),
    **dict.fromkeys(
        ("api:scenario_group", "api:scenario_group_file"),
        lambda world: {"pk": world.scenario.pk, "group": "field"},
    ),
    "api:rule_edition": lambda world: {"pk": world.draft.pk},
    "api:rule_edition_differences": lambda world: {
        "pk": world.draft.based_on_id,
        "after_id": world.draft.pk,
    },
    "api:ranking_entries": lambda _: {"pk": _first(RankingEdition.objects)},
    "api:company_entries": lambda _: {"pk": _first(CompanyListEdition.objects)},
    "api:verify_letter": lambda world: {"code": world.cases[State.APPROVED].letter.code},
}
"""Addresses that are about something else than a case."""


def visit(world: World, name: str, method: str, who: str, *, with_token: bool = True) -> Any:
    """Ask for one address as one person, without data; whatever it changes is undone.

    `with_token=False`: as a page of somebody else's site would ask, with the person's cookies only.
    """
    client = Client(enforce_csrf_checks=not with_token)
    if who != NOBODY:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[who]
    with transaction.atomic():
        answer: Any = client.generic(method, **_request(world, name, who))
        b"".join(answer)  # a file is read, and with that closed, before its row is gone
        transaction.set_rollback(True)
    return answer


def _request(world: World, name: str, who: str) -> dict[str, Any]:
    """Return the bare request: a form without an answer, or an empty JSON object.

    In the API it comes with the present version, so that rights are what it fails on.
    """
    case = _case(world, name, who)
    path = _path(world, name, case)
    if not path.startswith("/api/"):
        return {"path": path, "data": "a=b", "content_type": FORM}
    if name in {"api:documents", "api:ranking_imports"}:
        boundary = "multipart/form-data; boundary=crawl"
        return {"path": path, "data": "--crawl--\r\n", "content_type": boundary}
    version = f'"{_version(world, name, case)}"'
    return {
        "path": path,
        "data": "{}",
        "content_type": "application/json",
        "headers": {"If-Match": version},
    }


def _version(world: World, name: str, case: Application) -> int:
    """Return the present version of what the address is about."""
    if name in _OF_SCENARIO:
        return Scenario.objects.get(pk=world.scenario.pk).version
    if name.startswith("api:ranking_import"):
        return world.ranking.version
    return case.version


def _case(world: World, name: str, who: str) -> Application:
    """Return the sample: the applicant's, but for the officer who applied it is their own."""
    cases = world.own if who == "both" else world.cases
    return cases[_STATE_OF.get(name, State.IN_REVIEW)]


def _path(world: World, name: str, case: Application) -> str:
    if name.endswith(UNNAMED):
        return "/api/v1/nothing-here/"
    if name in _OTHERS:
        return reverse(name, kwargs=_OTHERS[name](world))
    if name in _PARTS:
        return reverse(name, kwargs={"pk": case.pk, **_PARTS[name](case)})
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, kwargs={"pk": case.pk})
