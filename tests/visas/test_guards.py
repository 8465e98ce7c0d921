"""PostgreSQL itself refuses illegal moves and changes to records: attacked with raw SQL."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

import visas
from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory, ProposalFactory
from visas.models import Application
from visas.rules.states import State
from visas.rules.workflow import VISA

pytestmark = pytest.mark.django_db
GUARD = Path(visas.__file__).parent / "migrations" / "0002_guards.py"


def execute(sql, *parameters):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def test_the_database_holds_exactly_the_edges_of_the_table():
    text = GUARD.read_text(encoding="utf-8").split("NOT IN (")[1].split("THEN")[0]
    pairs = set(re.findall(r"\('(\w+)', '(\w+)'\)", text))
    assert pairs == {(str(origin), str(to)) for origin, to in VISA.edges()}


@pytest.mark.parametrize(
    ("origin", "to"),
    [pair for pair in product(State, State) if pair[0] != pair[1]],
)
def test_a_raw_update_moves_only_along_the_table(origin, to):
    application = ApplicationFactory(state=origin)
    sql = """
        UPDATE visas_application SET state = %s, officer_id = %s,
            decided_at = CASE WHEN %s IN ('approved', 'refused') THEN now() END,
            receipt_number = coalesce(receipt_number, 'TT-2026-000001'),
            filed_on = coalesce(filed_on, '2026-11-02')
        WHERE id = %s
    """
    arguments = (to, person(Role.JUSTICE_OFFICER).pk, to, application.pk)
    if (origin, to) in VISA.edges():
        execute(sql, *arguments)
        assert Application.objects.get(pk=application.pk).state == to
    else:
        with pytest.raises(IntegrityError, match="cannot become"):
            execute(sql, *arguments)


def test_an_unknown_state_is_refused():
    application = ApplicationFactory()
    with pytest.raises(IntegrityError):
        execute("UPDATE visas_application SET state = 'done' WHERE id = %s", application.pk)


def test_a_receipt_number_is_final():
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(IntegrityError, match="are final"):
        execute(
            "UPDATE visas_application SET receipt_number = 'TT-2026-1' WHERE id = %s",
            application.pk,
        )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE visas_assessment SET outcome = 'met'",
        "DELETE FROM visas_assessment",
    ],
)
def test_an_assessment_is_a_record(sql):
    AssessmentFactory()
    with pytest.raises(IntegrityError, match="is a record"):
        execute(sql)


def test_nobody_settles_their_own_proposal_even_in_sql():
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError, match="visas_proposal_four_eyes"):
        execute(
            "UPDATE visas_proposal SET settlement = 'signed', settled_at = now(),"
            " settled_by_id = proposed_by_id WHERE id = %s",
            proposal.pk,
        )


def test_a_settled_proposal_is_final():
    proposal = ProposalFactory()
    execute(
        "UPDATE visas_proposal SET settlement = 'sent_back', settled_at = now(),"
        " settled_by_id = %s WHERE id = %s",
        person(Role.JUSTICE_APPROVER).pk,
        proposal.pk,
    )
    with pytest.raises(IntegrityError, match="is a record"):
        execute("UPDATE visas_proposal SET reasons = 'other' WHERE id = %s", proposal.pk)


def test_a_decided_case_without_its_moment_is_refused():
    application = ApplicationFactory(state=State.APPROVAL_PROPOSED)
    with pytest.raises(IntegrityError, match="visas_application_decided_is_dated"):
        execute("UPDATE visas_application SET state = 'approved' WHERE id = %s", application.pk)


def test_a_person_has_one_open_draft_per_track():
    draft = ApplicationFactory()
    with pytest.raises(IntegrityError, match="visas_application_one_draft"), transaction.atomic():
        ApplicationFactory(applicant=draft.applicant)


def test_a_passport_number_is_not_readable_in_the_database():
    application = ApplicationFactory(passport_number="X9988776")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM visas_application WHERE id = %s", [application.pk])
        row = cursor.fetchone()
    assert "X9988776" not in repr(row)
    assert Application.objects.get(pk=application.pk).passport_number == "X9988776"
    assert application.passport_masked == "•••••776"


def test_nobody_holds_their_own_application_even_in_sql():
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    case = ApplicationFactory(applicant=both, state=State.QUEUED)
    with pytest.raises(IntegrityError, match="visas_application_nobody_holds_their_own"):
        execute("UPDATE visas_application SET officer_id = %s WHERE id = %s", both.pk, case.pk)
