"""The applicant of the journeys: checks, registers, fills in, hands in, answers, reads."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Response, expect

from talentportal.documents.services import REFUSALS
from tests.e2e.papers import dressed_up, real_pdf, real_photo
from tests.e2e.visitor import Visitor
from tests.portal import wait_until
from visas.labels import EMPLOYMENT_LABELS, LEVEL_LABELS, TRACK_LABELS
from visas.labels.checklist import ITEM_LABELS
from visas.rules.checklist import ItemCode
from visas.rules.states import Track

RECEIPT = re.compile(r"TT-\d{4}-\d{6}")
UNIVERSITY = "Massachusetts Institute of Technology"
EMPLOYER = "Amazon.com, Inc."
PASSWORD = "lantern-orchard-window-41"
IDENTITY = {
    "Family name": "Muster",
    "Given names": "Johanna Marie",
    "Date of birth": "1988-04-12",
    "Passport number": "C01X00T47",
    "Passport valid until": "2034-05-31",
    "Address": "Musterweg 12\n10115 Berlin",
}
REQUIRED = (
    ItemCode.PASSPORT,
    ItemCode.PHOTO,
    ItemCode.DEGREE_CERTIFICATE,
    ItemCode.DEGREE_APOSTILLE,
    ItemCode.CAREER_CERTIFICATE,
    ItemCode.CAREER_APOSTILLE,
    ItemCode.CONTRACT,
)


@dataclass(slots=True)
class Applicant:
    """Somebody who wants the visa, at one browser."""

    at: Visitor
    email: str

    def checks_eligibility(self) -> None:
        """Answer the public self-check, from the start page on."""
        at = self.at
        at.open("/")
        at.follow("Check whether I qualify")
        degree, post = self._group("Degree"), self._group("Post")
        at.choose("Degree", LEVEL_LABELS["doctorate"], degree)
        at.pick({"Country": "US"}, degree)
        at.fill({"University or institute": UNIVERSITY, "Date of award": "2014-06-06"}, degree)
        at.choose("Kind of post", EMPLOYMENT_LABELS["work"], post)
        at.fill({"Employer or institute": EMPLOYER, "First day": "2014-09-01"}, post)
        at.choose("Do you still work there?", "Yes", post)
        at.choose("Do you have a job offer from Korea?", "Yes")
        at.fill({"Annual pay in won": "210,000,000"})
        at.pick({"Advanced field": "semiconductors"})
        at.choose("Is the contract signed?", "Yes")
        at.press("Show the result")
        at.reads("This is an indication")

    def checks_as_graduate(self, university: str, awarded_on: date) -> None:
        """Answer the self-check with a fresh degree, a recommendation, and no job."""
        at = self.at
        at.open("/check/")
        degree = self._group("Degree")
        at.choose("Degree", LEVEL_LABELS["master"], degree)
        at.pick({"Country": "KR"}, degree)
        told = {"University or institute": university, "Date of award": awarded_on.isoformat()}
        at.fill(told, degree)
        at.choose("Do you have a job offer from Korea?", "No")
        at.choose("Does the president of your university recommend you?", "Yes")
        at.press("Show the result")

    def finishes(self, items: Iterable[ItemCode], recommended_on: date | None = None) -> str:
        """Fill in what a graduate's draft lacks, hand in these documents, and submit."""
        at = self.at
        self.types_identity()
        at.press("Save and continue")
        at.press("Save and continue")
        if recommended_on is not None:
            at.fill({"Date of the recommendation": recommended_on.isoformat()})
            at.press("Save and continue")
        at.choose("Do family members come with you?", "No")
        at.press("Save and continue")
        self.hands_in(items)
        return self.submits()

    def registers(self) -> None:
        """Make an account from the result page, and confirm the address by the mail."""
        at = self.at
        at.within("region", TRACK_LABELS[Track.F_2_T]).get_by_role("link").last.click()
        at.fill({"Your name": "Johanna Muster", "E-mail address": self.email})
        at.fill({"Password": PASSWORD, "The same password again": PASSWORD})
        at.press("Register")
        at.follow("Read the mail here")
        at.fill({"Recipient": self.email})
        at.field("Recipient").press("Enter")
        at.page.get_by_role("link", name=re.compile("confirm-email")).first.click()
        at.press("Confirm")
        if urlsplit(at.page.url).path == "/account/login/":
            at.fill({"E-mail address": self.email, "Password": PASSWORD})
            at.press("Sign in")

    def starts_from_the_check(self, track: Track = Track.F_2_T) -> None:
        """Open the application for a track, with the answers of the self-check in it."""
        self.at.open("/applications/new/")
        self.at.within("region", TRACK_LABELS[track]).get_by_role("button").click()

    def types_identity(self) -> None:
        """Fill in the first step without pressing anything."""
        at = self.at
        self.opens_step("Identity")
        at.fill(IDENTITY)
        at.choose("Sex as in the passport", "Female")
        at.pick({"Nationality": "DE", "Country where you live": "DE"})

    @contextmanager
    def is_saved(self, name: str, value: str) -> Iterator[None]:
        """Fail unless the page stores by itself what is typed meanwhile, up to this last answer."""

        def stores_it(answer: Response) -> bool:
            sent = answer.request.post_data or ""
            told = re.search(rf'name="{name}"\s+{value}\s', sent)
            return answer.url.endswith("/autosave/") and told is not None

        with self.at.page.expect_response(stores_it) as stored:
            yield
        assert stored.value.json()["errors"].get(name) is None
        before, after = map(re.escape, self.at.words("Saved {time}").split("{time}"))
        status = self.at.page.locator("[data-autosave-status]")
        expect(status).to_have_text(re.compile(rf"{before}\d\d:\d\d{after}"))

    def finds_identity(self) -> None:
        """Fail unless the first step shows what was typed, on whatever device."""
        self.opens_step("Identity")
        for label, text in IDENTITY.items():
            expect(self.at.field(label)).to_have_value(text)

    def opens_step(self, step: str) -> None:
        """Go to a step of the wizard by the way at its side."""
        steps = self.at.page.get_by_role("main").get_by_role("navigation")
        name = re.compile(re.escape(self.at.words(step)))
        steps.get_by_role("link", name=name).first.click()
        expect(self.at.page.get_by_role("heading", level=1)).to_have_text(self.at.words(step))

    def tells_education(self) -> str:
        """Add a second degree, its university by suggestion; return the university."""
        at = self.at
        self.opens_step("Education")
        expect(self._card("Degree", 1).get_by_role("combobox").last).to_be_visible()
        at.press("Add a degree")
        degree = self._card("Degree", 2)
        at.choose("Degree", LEVEL_LABELS["master"], degree)
        at.pick({"Country": "US"}, degree)
        chosen = at.pick_suggestion("University or institute", "Stanfo", degree)
        at.fill({"Date of award": "2010-06-13"}, degree)
        at.press("Save and continue")
        return chosen

    def tells_experience(self) -> None:
        """Say where the post of the self-check was."""
        self.at.pick({"Country": "US"}, self._card("Post", 1))
        self.at.press("Save and continue")

    def tells_offer_and_family(self) -> None:
        """Add to the offer what the self-check had not asked; nobody comes along."""
        at = self.at
        at.fill({"Employer": "Hangang Semiconductor (fictional)", "Position": "Principal engineer"})
        at.pick({"Country of the employer": "KR"})
        at.press("Save and continue")
        at.choose("Do family members come with you?", "No")
        at.press("Save and continue")

    def hands_in_documents(self) -> None:
        """Upload a real file for every required document; a dressed-up one is refused."""
        at = self.at
        with at.is_refused():
            self.uploads(ItemCode.PASSPORT, dressed_up("passport"))
            at.reads(REFUSALS["not_what_it_claims"])
        self.hands_in(REQUIRED)

    def hands_in(self, items: Iterable[ItemCode]) -> None:
        """Upload a real file for each of these documents."""
        for item in items:
            paper = real_photo(item) if item is ItemCode.PHOTO else real_pdf(item)
            self.uploads(item, paper)
            expect(self._item(item).get_by_text(paper["name"])).to_be_visible()

    def uploads(self, item: ItemCode, paper: Any) -> None:
        """Choose a file for an item of the checklist and send it."""
        place, words = self._item(item), self.at.words
        place.locator("input[type=file]").set_input_files(paper)
        name = re.compile(f"^({words('Upload')}|{words('Replace')}) ")
        place.get_by_role("button", name=name).click()

    def submits(self) -> str:
        """Review, declare, submit; return the receipt number."""
        at = self.at
        self.opens_step("Review and submit")
        at.reads("Everything is there")
        at.page.get_by_role("checkbox").check()
        at.press("Submit application")
        at.reads("Your application was received. Keep the receipt number.")
        found = RECEIPT.search(at.page.get_by_role("main").inner_text())
        assert found is not None
        return found.group()

    def waits_for_mail(self, *texts: str) -> None:
        """Read the mails to this person until one has all of these texts in it."""
        page = self.at.page
        self.at.open(f"/demo/mail/?to={self.email}")
        found = page.get_by_role("article")
        for text in texts:
            found = found.filter(has_text=text)

        def has_come() -> bool:
            page.reload()
            return found.first.is_visible()

        wait_until(has_come, f"a mail with {texts}", pause=0.5)

    def opens_the_case(self) -> None:
        """Go to the tracker of the only application."""
        self.at.open("/applications/")
        self.at.page.get_by_role("rowheader").get_by_role("link").click()

    def answers_the_request(self, item: ItemCode) -> None:
        """Hand in again what was asked for, and say so."""
        at = self.at
        at.reads("We need something from you")
        at.follow("Answer the request")
        self.uploads(item, real_pdf("better"))
        expect(self._item(item).get_by_text("better.pdf")).to_be_visible()
        at.fill({"Your answer": "Here is the whole document."})
        at.press("Send the answer")
        at.reads("Your answer was sent. The review goes on.")

    def _group(self, kind: str) -> Locator:
        name = self.at.words(f"{kind} %(number)s", number=1)
        return self.at.page.get_by_role("group", name=name, exact=True)

    def _card(self, kind: str, number: int) -> Locator:
        return self.at.within("region", f"{kind} %(number)s", number=number)

    def _item(self, item: ItemCode) -> Locator:
        name = self.at.words(ITEM_LABELS[item])
        heading = self.at.page.get_by_role("heading", name=name, exact=True)
        return self.at.page.get_by_role("listitem").filter(has=heading)
