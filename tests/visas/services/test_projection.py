"""The flat row of a case is written with its assessment, and can be made anew."""

from datetime import date
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.forms import model_to_dict

from tests.factories.people import OrganisationFactory
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from tests.visas.rules.samples import BY_CODE, FIGURES
from visas.models import Application, CaseFacts, FactCode
from visas.rules.flat import MET, MOST_DEGREES, country_number, month_number
from visas.rules.states import State
from visas.selectors.whatif.asking import asked
from visas.selectors.whatif.counting import counts
from visas.services import projection, screening
from visas.services.assessment import assess_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def screened() -> Application:
    application = ApplicationFactory.create(state=State.SUBMITTED)
    DegreeFactory(application=application)
    EmploymentFactory(application=application)
    return screening.screen(application_id=application.pk)


def _row(application: Application) -> CaseFacts:
    return CaseFacts.objects.get(application=application)


def test_screening_writes_the_row(screened):
    row = _row(screened)
    assert row.assessment == screened.assessments.get()
    assert (row.track, row.filed_on, row.is_wide) == ("F-2-T", screened.filed_on, False)
    assert row.filed_month == month_number(screened.filed_on)
    assert row.nationality == country_number("BR")
    assert (row.degree_levels, row.degree_awarded) == ([3], [date(2014, 6, 6)])
    assert (row.contract, row.employer, row.annual_pay_won) == (MET, MET, 180_000_000)
    assert FactCode.objects.get(pk=row.field).code == "semiconductors"


def test_another_assessment_replaces_the_row(screened):
    screened.offer_field = "bio"
    screened.save()
    stored = assess_again(application_id=screened.pk, occasion="test", occasion_key="test")
    row = _row(screened)
    assert row.assessment == stored
    assert FactCode.objects.get(pk=row.field).code == "bio"


def test_all_rows_can_be_made_anew(screened, capsys):
    before = model_to_dict(_row(screened))
    CaseFacts.objects.all().delete()
    call_command("project_facts")
    assert model_to_dict(_row(screened)) == before
    assert capsys.readouterr().out == "Flat facts: 1 cases.\n"


def test_the_offer_of_a_member_belongs_to_its_consortium():
    consortium = OrganisationFactory.create(kind="consortium", code="hangang")
    OrganisationFactory.create(
        kind="company", code="hs", name_en="Hangang Semiconductor", parent=consortium
    )
    application = ApplicationFactory.create(
        state=State.SUBMITTED, offer_employer="HANGANG  Semiconductor"
    )
    screening.screen(application_id=application.pk)
    code = FactCode.objects.get(pk=_row(application).consortium)
    assert (code.kind, code.code) == ("consortium", "hangang")


def test_numbers_of_codes_stay(screened):
    numbers = list(FactCode.objects.order_by("pk").values_list())
    call_command("project_facts")
    assert list(FactCode.objects.order_by("pk").values_list()) == numbers


def test_a_case_with_many_degrees_makes_no_question_longer():
    application = ApplicationFactory.create(state=State.SUBMITTED)
    for _ in range(MOST_DEGREES + 1):
        DegreeFactory(application=application)
    screening.screen(application_id=application.pk)
    assert _row(application).is_wide
    base = BY_CODE["F-2-T/2026-06-25"]
    assert "degree_levels[" not in asked(base, base, FIGURES).text
    assert counts(base, base, FIGURES).cases == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_making_all_rows_anew_overwrites_nothing_newer(screened, monkeypatch):
    """Between reading the newest assessments and writing the rows, another may come."""
    write, others = projection.write, []

    def assessed_meanwhile(items):
        if not others:
            others.append(Thread(target=_assess_with_another_field, args=[screened.pk]))
            others[0].start()
            others[0].join(timeout=0.7)
        write(items)

    monkeypatch.setattr(projection, "write", assessed_meanwhile)
    projection.rebuild()
    others[0].join(timeout=20)
    row = _row(screened)
    assert row.assessment == screened.assessments.latest("id")
    assert FactCode.objects.get(pk=row.field).code == "bio"


def _assess_with_another_field(pk) -> None:
    try:
        with transaction.atomic():
            application = Application.objects.lock(pk)
            application.offer_field = "bio"
            application.save()
            assess_again(application_id=pk, occasion="test", occasion_key="test")
    finally:
        connections.close_all()
