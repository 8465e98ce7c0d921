"""What a rule would change: asked, read as chart and table, followed to the cases, shared."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.desk import Staff
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.portal import using
from tests.visas.rules.samples import degree, facts, university
from tests.visas.scenarios import BASE
from visas.models import Application, RuleEdition
from visas.rules.states import State
from visas.selectors import figures as dated
from visas.services.projection import project

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
BEST, WORST = 101, 200
"""Ranks that the wider limit lets in."""


@pytest.fixture
def filed(live_portal, django_db_blocker) -> tuple[Application, str]:
    """File a case from a university that is in the top 200 of the held lists, not in the top 100.

    Return it and the key of the edition that asks for the top 100.
    """
    with django_db_blocker.unblock(), using(live_portal.database):
        ranks = dated.figures().rankings.ranks
        ref = next(ref for ref, held in ranks.items() if BEST <= min(held.values()) <= WORST)
        stated = facts("2026-07-01", degrees=(degree(ref, identity=university(ref)),))
        offer = {**stated.to_json()["offer"], "annual_pay_krw": 250_000_000}
        case = ApplicationFactory.create(state=State.QUEUED)
        assessment = AssessmentFactory.create(
            application=case, facts=stated.to_json() | {"offer": offer}
        )
        project([(case, assessment)])
        return case, str(RuleEdition.objects.get(code=BASE).pk)


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ko", False)])
def test_a_rank_of_200_instead_of_100_is_tried_on_all_cases(visitor, filed, language, scripts):
    case, base = filed
    author, officer = (
        Staff(visitor(language, java_script_enabled=scripts)) for _ in ("policy", "officer")
    )
    author.signs_in("policy")
    officer.signs_in("officer")
    at, title = author.at, f"Top 200 ({language})"
    at.open("/desk/what-if/")
    at.follow("Ask a question")
    at.pick({"Compare with": base})
    at.press("Show its parameters")
    at.fill({"Name of the scenario": title, "Last rank that counts": "200"})
    at.press("Count the cases")

    expect(at.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    expect(at.page.locator("svg.tp-chart")).to_have_count(5)
    at.page.get_by_role("link", name=re.compile(re.escape(at.words("Newly met")))).first.click()
    row = at.page.get_by_role("rowheader").filter(has_text=case.receipt_number)
    expect(row).to_be_visible()
    expect(row.get_by_role("link")).to_have_count(0)
    at.page.go_back()

    address = at.page.url.removeprefix(at.url)
    officer.at.open("/desk/what-if/")
    expect(officer.at.page.get_by_text(title)).to_have_count(0)
    at.press("Share with the ministries")
    officer.at.open(f"{address}cases/?move=newly_met")
    officer.at.page.get_by_role("link", name=case.receipt_number).click()
    expect(officer.at.page).to_have_title(re.compile(f"^{case.receipt_number}"))
