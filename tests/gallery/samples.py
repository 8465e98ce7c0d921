"""Content for the gallery: plainly fictional people, believable lengths."""

from datetime import date, datetime
from typing import Any

from talentportal.core.components import (
    Badge,
    Clock,
    Criterion,
    Deadline,
    DocumentItem,
    DocumentPage,
    Event,
    Fact,
    Link,
    Message,
    Outcome,
    Pager,
    Progress,
    Score,
    Stat,
    Step,
    Tone,
)
from talentportal.core.formats import SEOUL

FILLED = {"name": "NGUYEN THI MINH ANH", "pay": 150_000_000, "proposal": "ask", "degree": "phd"}
DUE_ON = date(2026, 11, 29)


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SEOUL)


EVENTS = [
    Event(
        "More documents requested",
        _at(15, 16, 20),
        "Two documents are needed before the officer can decide.",
        progress=Progress.NOW,
    ),
    Event("Eligibility review started", _at(2, 9, 5), "Assigned to Residence Review Team 1."),
    Event("Application received", _at(1, 21, 7), by="Minh Anh Nguyễn"),
    Event("Decision", when="Expected by 18 Dec 2026", progress=Progress.NEXT),
]
THREAD = [
    Message(
        "Park Seo-yeon",
        "Reviewing officer",
        _at(15, 16, 20),
        "Thank you for your patience. I need the apostille page to close this criterion.",
    ),
    Message("Minh Anh", "", _at(16, 8, 12), "I have asked the university.", mine=True),
]
CRITERIA = [
    Criterion(
        "Master's degree or higher",
        Outcome.MET,
        "Doctorate, awarded 20 Aug 2021",
        [Fact("Asked", "Master's degree or higher"), Fact("Found", "PhD, Hanoi")],
        [Link("Degree certificate, p. 1", "#", current=True), Link("p. 2", "#")],
        open=True,
    ),
    Criterion(
        "University among the world's top 200",
        Outcome.UNDETERMINED,
        "Rank not settled: an officer must look",
        [Fact("Asked", "Rank 200 or better")],
    ),
    Criterion("Annual pay", Outcome.NOT_MET, "KRW 132,000,000 of KRW 149,865,000"),
]
DOCUMENTS = [
    DocumentItem(
        "Passport copy", "PDF · 1.2 MB", "#", Badge("Accepted", Tone.SUCCESS), Tone.SUCCESS
    ),
    DocumentItem(
        "Doctoral degree", "PDF · 2.8 MB", "#", Badge("Fix needed", Tone.WARNING), Tone.WARNING
    ),
    DocumentItem("Contract", "PDF · 3 MB", "#", Badge("Rejected", Tone.DANGER), Tone.DANGER),
    DocumentItem("Curriculum vitae", "Not uploaded yet"),
]
STEPS = [
    Step("Submitted", Progress.DONE, "12 Oct"),
    Step("Eligibility review", Progress.DONE, "2 Nov"),
    Step("More documents", Progress.NOW, "Due 29 Nov"),
    Step("Decision", Progress.NEXT, "Expected 18 Dec"),
    Step("Letter issued", Progress.NEXT),
]
WIZARD = [
    Step("Identity", Progress.DONE, url="#"),
    Step("Education", Progress.NOW, url="#"),
    Step("Experience", Progress.PROBLEM, "2 fields to complete", url="#"),
    Step("Documents", Progress.NEXT, "1 of 6", url="#"),
    Step("Review and submit", Progress.NEXT),
]
ROWS = [
    {
        "number": f"TT-2026-00{number}",
        "name": name,
        "country": country,
        "state": state,
        "due": Deadline(words, clock),
    }
    for number, name, country, state, words, clock in [
        (4217, "Nguyễn Thị Minh Anh", "VN", Badge("In review", Tone.PRIMARY), "1 day over", "late"),
        (4230, "Priya Raghunathan", "IN", Badge("Answered", Tone.SUCCESS), "Due today", "soon"),
        (4243, "田中 美咲", "JP", Badge("Waiting"), "Paused", "paused"),
        (4256, "Jonas Müller", "DE", Badge("To be signed", Tone.INFO), "D-9", "ok"),
    ]
    for clock in [Clock(clock)]
]


def context() -> dict[str, Any]:
    """Return what the pages of the gallery show."""
    return {
        "crumbs": [Link("Home", "/"), Link("My applications", "/"), Link("TT-2026-004217")],
        "facts_of_header": [Fact("Receipt no.", "TT-2026-004217"), Fact("", "F-2-T")],
        "state": Badge("Action needed", Tone.WARNING, "circle-alert"),
        "steps_of_case": STEPS,
        "steps_of_form": WIZARD,
        "events": EVENTS,
        "thread": THREAD,
        "facts": [
            Fact("Applicant", "Nguyễn Thị Minh Anh", lang="vi"),
            Fact("Passport", "******678"),
            Fact("Family", ""),
        ],
        "criteria": CRITERIA,
        "score": Score(1, 1, 1, "The machine cannot settle this", "An officer must look."),
        "documents": DOCUMENTS,
        "deadline": Deadline("D-7", Clock.SOON, DUE_ON),
        "document": DocumentPage(
            "Doctoral degree.pdf",
            "/static/img/mark.svg",
            "Certificate of doctoral degree, page 1",
            1,
            2,
            next_url="#",
            download_url="#",
            tabs=[Link("Passport", "#"), Link("Degree", "#", current=True), Link("CV", "#")],
        ),
        "stats": [
            Stat("Assigned to me", "42", "cases", "inbox", Tone.PRIMARY, "#"),
            Stat("Overdue", "2", "cases", "triangle-alert", Tone.DANGER, "#"),
        ],
        "tabs": [Link("My cases", "#", True, 42), Link("Overdue", "#", count=2, tone=Tone.DANGER)],
        "chips": [Link("Due: within 30 days", "#"), Link("Officer: me", "#")],
        "pager": Pager(previous_url="#", next_url="#", shown=20, total=42),
        "bulk": [Link("Assign", "#", icon="user-plus"), Link("Priority", "#", icon="flag")],
        "rows": ROWS,
        "saved_at": _at(22, 14, 3),
        "amount": 150_000_000,
    }
