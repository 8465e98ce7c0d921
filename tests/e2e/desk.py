"""The officers of the journeys: take a case, look at its documents, ask, propose, sign."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator, expect

from talentportal.accounts.demo import DOMAIN, PASSWORD
from tests.e2e.visitor import Visitor
from visas.labels.checklist import ITEM_LABELS
from visas.rules.checklist import ItemCode


@dataclass(slots=True)
class Staff:
    """Somebody of the Ministry of Justice, at one browser."""

    at: Visitor

    def signs_in(self, login: str) -> None:
        """Sign in as one of the demonstration's people."""
        self.at.signs_in(f"{login}@{DOMAIN}", PASSWORD)
        expect(self.at.page).to_have_url(re.compile("/desk/$"))

    def opens(self, receipt_number: str, tab: Any) -> None:
        """Find a case in one of the lists by its receipt number."""
        at = self.at
        at.open("/desk/cases/")
        at.page.get_by_role("link", name=re.compile(f"^{at.words(tab)}")).first.click()
        at.page.get_by_role("rowheader").get_by_role("link", name=receipt_number).click()
        expect(at.page).to_have_title(re.compile(f"^{receipt_number}"))

    def opens_by_number(self, receipt_number: str) -> None:
        """Find a case by its receipt number, in whichever list it is."""
        self.at.open(f"/desk/cases/?list=team&q={receipt_number}")
        self.at.page.get_by_role("link", name=receipt_number).first.click()
        expect(self.at.page).to_have_title(re.compile(f"^{receipt_number}"))

    def scores(self, expertise: int, strategic_value: int) -> None:
        """Score the case that is open, with a reason for each."""
        at, form = self.at, self.at.page.locator("#score form")
        at.fill(
            {
                "Technical expertise": str(expertise),
                "Strategic value to the employer": str(strategic_value),
            },
            form,
        )
        for reason in form.get_by_label(at.words("Reason for these points")).all():
            reason.fill("Papers and patents bear it out.")
        at.press("Keep my scores", form)
        at.reads("Your scores are kept.")

    def takes_the_next_case(self, receipt_number: str) -> None:
        """Take the case that has waited longest, which must be this one."""
        self.at.open("/desk/cases/")
        self.at.press("Take the next case")
        expect(self.at.page).to_have_title(re.compile(f"^{receipt_number}"))

    def looks_at(self, item: ItemCode) -> None:
        """Turn to a document of the case and wait until its first page is drawn."""
        name = self.at.words(ITEM_LABELS[item])
        files = self.at.within("navigation", "Documents")
        files.get_by_role("link", name=name, exact=True).click()
        sheet = self.at.within("region", "Document").get_by_role("img").last
        expect(sheet).to_have_js_property("complete", True)
        assert sheet.evaluate("image => image.naturalWidth") > 0

    def refuses_the_document(self, reason: str) -> None:
        """Refuse the document that is shown, with a reason."""
        at = self.at
        at.choose("This document is", "Not accepted")
        at.fill({"What is wrong with it": reason})
        at.press("Save")
        at.reads("This document was not accepted.")

    def requests_a_supplement(self, item: ItemCode, body: str) -> None:
        """Ask the applicant for a document anew, until a day in two weeks."""
        at, form = self.at, self._choice("Request a supplement")
        at.fill({"What is missing": body}, form)
        form.get_by_label(at.words(ITEM_LABELS[item]), exact=True).check()
        due = timezone.localdate() + timedelta(days=14)
        at.fill({"Answer until": due.isoformat()}, form)
        at.press("Request a supplement", form)
        at.reads("Supplement requested")

    def proposes_approval(self, reasons: str) -> None:
        """Propose approval on all criteria of the first pathway."""
        at, form = self.at, self._choice("Propose approval")
        for box in form.get_by_role("checkbox").all()[:3]:
            box.check()
        at.fill({"Reasons": reasons}, form)
        at.press("Propose approval", form)
        at.reads("Approval proposed")

    def signs(self) -> None:
        """Sign the proposal that is open."""
        self.at.press("Sign the decision")
        self.at.reads("Approved")

    def _choice(self, words: str) -> Locator:
        """Open one of the things to do, and return its form."""
        summary = self.at.words(words)
        box = self.at.page.get_by_role("main").locator("details").filter(has_text=summary)
        box.locator("summary").click()
        return box.locator("form")
