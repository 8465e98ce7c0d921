"""The OpenAPI document is true: programs that hold to it, or break it, find no fault of ours."""

from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.views import APIView
from schemathesis import GenerationMode
from schemathesis import checks as known

from talentportal.api_urls import urlpatterns
from talentportal.core.api.idempotency import HEADER
from talentportal.kernel.roles import Role
from talentportal.wsgi import application as wsgi
from tests.factories.people import bearer, person
from tests.factories.rankings import staged
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    EvidenceFactory,
    ProposalFactory,
    complete_draft,
)
from tests.visas.scenarios import kept
from visas.models import NameAlias
from visas.rules.states import State

SCHEMA = "/api/v1/schema/"
EXAMPLES = 6
CHECKS = [
    known.not_a_server_error,
    known.status_code_conformance,
    known.content_type_conformance,
    known.response_headers_conformance,
    known.response_schema_conformance,
]
READS_ONLY = {"/api/v1/self-check/", "/api/v1/self-check/tracks/"}
"""POST there keeps nothing, so it needs no key."""


def views(patterns, prefix="/api/v1/"):
    """Yield the address and class of every resource."""
    for pattern in patterns:
        place = f"{prefix}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, place)
        elif issubclass(getattr(pattern.callback, "cls", object), APIView):
            yield place, pattern.callback.cls


def whole(environ, start_response):
    """Answer as the server does: read to the end, then closed."""
    answer = wsgi(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


@pytest.fixture
def outside_of_tests():
    """Let requests through the WSGI application share the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def cases(applicant, officer, world):
    """Make an application in each state that matters, of the applicant and for the officer."""
    draft = complete_draft(applicant)
    states = (State.QUEUED, State.SUPPLEMENT, State.IN_REVIEW, State.APPROVAL_PROPOSED)
    filed = [
        ApplicationFactory(
            applicant=applicant,
            state=state,
            officer=None if state is State.QUEUED else officer,
        )
        for state in states
    ]
    for case in filed:
        EvidenceFactory(application=case)
        AssessmentFactory(application=case)
    ProposalFactory(application=filed[-1])
    return [draft, *filed]


@pytest.fixture
def policy():
    return person(Role.POLICY_OWNER, name="Policy owner")


@pytest.fixture
def samples(cases, policy, officer):
    """Return what addresses are about, by their first word."""
    policy2 = person(Role.POLICY_OWNER)
    alias = NameAlias.objects.create(
        name="NTU", key="ntu", application=cases[1], confirmed_by=officer
    )
    return {
        "applications": cases,
        "scenarios": [kept(policy, is_shared=True)],
        "ranking-imports": [staged(policy), staged(policy2, edition="2029")],
        "remembered-names": [alias],
    }


def aimed(case, samples, data):
    """Point a generated request at something that exists, at its present version, now and then."""
    steps = case.operation.path.removeprefix("/api/v1/").split("/")
    if "id" in case.path_parameters and steps[0] in samples:
        target = data.draw(st.sampled_from(samples[steps[0]]))
        nowhere = 0 if isinstance(target.pk, int) else NOWHERE
        mostly = st.sampled_from([target.pk, target.pk, target.pk, nowhere])
        found = data.draw(mostly)
        case.path_parameters["id"] = found if isinstance(found, int) else str(found)
        for name in ROWS & case.path_parameters.keys():
            rows = getattr(target, RELATIONS[steps[steps.index(f"{{{name}}}") - 1]])
            found = rows.values_list("pk", flat=True).first()
            case.path_parameters[name] = found if isinstance(found, int) else str(found)
        is_versioned = "If-Match" in (case.headers or {})
        is_present = data.draw(st.sampled_from([True, True, True, False]))
        if is_versioned and is_present:
            version = type(target).objects.values_list("version", flat=True).get(pk=target.pk)
            case.headers["If-Match"] = f'"{version}"'
    return case


NOWHERE = UUID("00000000-0000-4000-8000-000000000000")
ROWS = {"evidence_id", "row_id"}
RELATIONS = {
    "documents": "evidence",
    "degrees": "degrees",
    "employments": "employments",
    "family": "family",
    "lines": "rows",
}
"""By what in an address the rows of something are found."""


def strategy(operation):
    modes = [operation.as_strategy(generation_mode=GenerationMode.POSITIVE)]
    if operation.body or operation.query:
        modes.append(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    return st.one_of(modes)


def attack(operation, headers, samples):
    """Send generated requests of one operation; each leaves no trace."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy(operation), data=st.data())
    def send(case, data):
        with transaction.atomic():
            answer = aimed(case, samples, data).call(headers=headers)
            case.validate_response(answer, checks=CHECKS)
            transaction.set_rollback(True)

    send()


@pytest.mark.usefixtures("outside_of_tests")
@pytest.mark.parametrize("who", ["applicant", "officer", "policy"])
def test_no_request_finds_a_fault_or_an_answer_that_is_not_described(who, samples, request):
    headers = bearer(request.getfixturevalue(who))
    schema = schemathesis.openapi.from_wsgi(SCHEMA, whole)
    operations = [found.ok() for found in schema.get_all_operations()]

    assert len(operations) > 50
    for operation in operations:
        attack(operation, headers, samples)


def test_every_resource_names_a_scope_for_each_of_its_methods_or_is_public():
    public = {*READS_ONLY, "/api/v1/letters/<str:code>/", SCHEMA, "/api/v1/"}
    open_to_all = set()
    for place, view in views(urlpatterns):
        methods = {
            name.upper()
            for name in ("get", "post", "put", "patch", "delete")
            if hasattr(view, name)
        }
        if getattr(view, "required_scopes", {}):
            assert set(view.required_scopes) == methods, place
        else:
            open_to_all.add(place)
    assert open_to_all == public


def test_every_post_that_changes_something_takes_a_key():
    without = {
        place
        for place, view in views(urlpatterns)
        if hasattr(view, "post") and not hasattr(view.post, "is_idempotent")
    }
    assert without == READS_ONLY


def test_the_document_tells_of_scopes_versions_keys_and_problems():
    document = SchemaGenerator().get_schema(request=None, public=True)
    submit = document["paths"]["/api/v1/applications/{id}/actions/submit/"]["post"]
    headers = {
        one["name"]: one["required"] for one in submit["parameters"] if one["in"] == "header"
    }

    assert document["openapi"] == "3.1.0"
    assert headers == {"If-Match": True, HEADER: False}
    assert "Scope of a token: `applications:write`." in submit["description"]
    assert {"401", "403", "404", "409", "412", "422", "428", "429", "default"} < set(
        submit["responses"]
    )
