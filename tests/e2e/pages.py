"""Every page of the portal, by the reader who looks at it."""

from collections.abc import Iterator, Mapping

from django.urls import resolve, reverse

from tests.crawl.addresses import routes
from tests.e2e.samples import NOBODY, Samples
from visas.rules.answers import Step
from visas.rules.states import State, Track
from visas.rules.tracks import steps_of
from visas.selectors.queue import Tab
from visas.views.case import VIEWS

MISSING = "/there/is/no/such/page/"
WRONG_CODE = "/verify/?code=7K3M"
UNKNOWN_CODE = "/verify/0000-0000-0000-0000/"
STATUS: Mapping[str, int] = {MISSING: 404, WRONG_CODE: 422, UNKNOWN_CODE: 404}
"""Pages that answer something else than 200."""

NO_PAGES = frozenset(
    {
        *("portal:contrast", "portal:language", "portal:live", "portal:ready"),
        *("reference:suggest_institutions", "reference:suggest_employers"),
        *("accounts:revoke_token", "accounts:grant", "accounts:end_grant", "accounts:deactivate"),
        *("accounts:reactivate", "accounts:invite_again"),
        *("notifications:read_all", "notifications:open", "outbox:retry_all", "outbox:retry"),
        *("visas:selfcheck_restart", "visas:edition_begin", "visas:autosave", "visas:row_add"),
        *("visas:row_remove", "visas:upload", "visas:evidence_page", "visas:evidence_download"),
        *("visas:evidence_remove", "visas:submit", "visas:message", "visas:receipt"),
        *("visas:letter", "visas:take_next", "visas:case_move", "visas:case_assign"),
        *("visas:case_supplement", "visas:case_propose", "visas:case_sign"),
        *("visas:case_score", "visas:case_send_back", "visas:case_note", "visas:case_message"),
        *("visas:case_confirm_match", "visas:case_confirm_employer"),
        "visas:case_confirm_recommender",
        *("visas:name_revoke", "visas:name_assess", "visas:scenario_share", "visas:scenario_file"),
        *(
            "visas:ranking_publish",
            "visas:ranking_discard",
            "visas:scenario_group_file",
            "visas:edition_compare_file",
        ),
        *("visas:case_passport", "visas:case_evidence_review"),
        *("visas:case_evidence_page", "visas:case_evidence_download", "visas:case_letter"),
    }
)
"""Routes that show no page of their own: forms are sent there, or a file or data comes back."""


def landing(samples: Samples, path: str) -> str:
    """Return where an address leads: a key of a mail moves into the session, out of the address."""
    if not path.endswith(f"{samples.reset}/"):
        return path
    return path.replace(samples.reset.partition("-")[2], "set-password")


def unvisited(pages: Mapping[str, list[str]]) -> set[str]:
    """Return the names of routes that show a page at which nobody looks. The API is no page."""
    seen = {resolve(path.partition("?")[0]).view_name for path in _known(pages)}
    names = {route.name for route in routes() if not route.name.startswith("api:")}
    return names - seen - NO_PAGES


def _known(pages: Mapping[str, list[str]]) -> Iterator[str]:
    return (path for paths in pages.values() for path in paths if path != MISSING)


def pages(samples: Samples) -> dict[str, list[str]]:
    """Return reader → the addresses of the pages that this reader looks at."""
    return {
        NOBODY: _public(samples),
        "applicant": [*_own(samples), *_account()],
        "officer": [*_desk(samples), *_account()],
        "approver": _approver(samples),
        "auditor": _auditor(samples),
        "admin": _administrator(samples),
        "policy": _policy_owner(samples),
        "policy2": [reverse("visas:edition_publish", args=[samples.draft.pk])],
        "member-hangang": [reverse("portal:desk")],
    }


def _public(samples: Samples) -> list[str]:
    letter = samples.cases[State.APPROVED].letter
    names = (
        *("portal:home", "visas:selfcheck", "visas:selfcheck_result", "visas:verify"),
        *("account_login", "account_signup", "account_inactive", "account_reset_password"),
        *("account_reset_password_done", "account_reset_password_from_key_done"),
        *("account_email_verification_sent", "notifications:demo_mail"),
    )
    return [
        *map(reverse, names),
        reverse("visas:verify_letter", args=[letter.code]),
        reverse("account_confirm_email", args=[samples.confirmation]),
        reverse("account_confirm_email", args=["used-up"]),
        f"/account/password/reset/key/{samples.reset}/",
        reverse("account_reset_password_from_key", args=["0", "used-up"]),
        *STATUS,
    ]


def _account() -> list[str]:
    names = ("account_email", "account_change_password", "account_reauthenticate")
    more = ("account_logout", "accounts:tokens", "notifications:notices")
    return [reverse(name) for name in (*names, *more)]


def _own(samples: Samples) -> list[str]:
    draft, asked = samples.cases[State.DRAFT], samples.cases[State.SUPPLEMENT]
    steps = [reverse("visas:step", args=[draft.pk, step]) for step in steps_of(Track.F_2_T)]
    found = draft.evidence.current().get(item="passport")
    filed = (State.QUEUED, State.SUPPLEMENT, State.APPROVED)
    return [
        reverse("visas:mine"),
        reverse("visas:start"),
        *steps,
        f"{steps[0]}?check",
        reverse("visas:step", args=[samples.graduate.pk, Step.RECOMMENDATION]),
        *(reverse("visas:application", args=[samples.cases[state].pk]) for state in filed),
        reverse("visas:supplement", args=[asked.pk]),
        reverse("visas:withdraw", args=[asked.pk]),
        reverse("visas:withdraw", args=[draft.pk]),
        reverse("visas:evidence_preview", args=[draft.pk, found.pk]),
    ]


def _desk(samples: Samples) -> list[str]:
    held = _case(samples, State.IN_REVIEW)
    return [
        reverse("portal:desk"),
        f"{reverse('visas:queue')}?list={Tab.TEAM}",
        f"{reverse('visas:queue')}?list={Tab.TEAM}&q=nobody",
        *(f"{held}?view={view}" for view in VIEWS if view != "points"),
        f"{_case(samples, State.QUEUED)}?view=points",
        *(f"{held}?do={name}" for name in ("supplement", "approve")),
        f"{_case(samples, State.APPROVED)}?view=review",
        reverse("visas:names"),
        reverse("visas:name", args=[samples.alias]),
        MISSING,
    ]


def _approver(samples: Samples) -> list[str]:
    proposed = _case(samples, State.APPROVAL_PROPOSED)
    return [reverse("portal:desk"), f"{reverse('visas:queue')}?list={Tab.TO_SIGN}", proposed]


def _auditor(samples: Samples) -> list[str]:
    names = ("portal:desk", "audit:access_log", "reference:datasets")
    return [*map(reverse, names), f"{_case(samples, State.IN_REVIEW)}?view=history"]


def _policy_owner(samples: Samples) -> list[str]:
    """Return the pages of rule editions, for who wrote the draft."""
    of_draft = ("edition", "edition_edit", "edition_publish", "edition_discard")
    published = samples.draft.based_on_id
    compared = f"before={published}&after={samples.draft.pk}"
    return [
        reverse("visas:editions"),
        f"{reverse('visas:editions')}?track={Track.F_2_T}",
        f"{reverse('visas:edition_compare')}?{compared}",
        reverse("visas:edition", args=[published]),
        *(reverse(f"visas:{name}", args=[samples.draft.pk]) for name in of_draft),
        *_rankings(samples),
        *_scenarios(samples),
    ]


def _scenarios(samples: Samples) -> list[str]:
    """Return the pages of what a rule would change."""
    listed = reverse("visas:scenario_cases", args=[samples.scenario.pk])
    return [
        reverse("visas:whatif"),
        reverse("visas:whatif_ask"),
        reverse("visas:scenario", args=[samples.scenario.pk]),
        reverse("visas:scenario_delete", args=[samples.scenario.pk]),
        f"{listed}?move=cases",
        f"{listed}?move=newly_met&group=university&code=-",
    ]


def _rankings(samples: Samples) -> list[str]:
    """Return the pages of rankings that were brought in."""
    one = reverse("visas:ranking_import", args=[samples.ranking.pk])
    line = samples.ranking.rows.get(state="none")
    return [
        reverse("visas:ranking_imports"),
        reverse("visas:ranking_upload"),
        one,
        f"{one}?show=leaves",
        reverse("visas:ranking_line", args=[samples.ranking.pk, line.pk]),
    ]


def _administrator(samples: Samples) -> list[str]:
    names = ("portal:desk", "accounts:people", "accounts:invite", "outbox:work")
    return [
        *map(reverse, (*names, "reference:datasets")),
        reverse("accounts:person", args=[samples.people["officer"].pk]),
        *(reverse("reference:dataset", args=[code]) for code in samples.datasets),
    ]


def _case(samples: Samples, state: State) -> str:
    return reverse("visas:case", args=[samples.cases[state].pk])
