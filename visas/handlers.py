"""What happens when a message leaves the outbox: screen, write the letter, tell people."""

from typing import Any
from uuid import UUID

from celery import current_app

from talentportal.outbox.services import handles
from visas.services import assessment, letters, notices, screening


@handles("visa.submitted")
def screen(payload: dict[str, Any]) -> None:
    """Screen a newly filed application."""
    screening.screen(application_id=UUID(payload["application_id"]))


@handles("visa.supplement_answered")
def assess_again(payload: dict[str, Any]) -> None:
    """Assess again once the applicant has answered."""
    assessment.assess_again(
        application_id=UUID(payload["application_id"]),
        occasion="supplement_answered",
        occasion_key=f"supplement:{payload['request_id']}",
    )


@handles("visa.decided")
def write_letter(payload: dict[str, Any]) -> None:
    """Write the decision letter in both languages."""
    letters.issue(
        application_id=UUID(payload["application_id"]),
        is_history=payload.get("is_history", False),
    )


@handles("visa.moved")
def tell_of_move(payload: dict[str, Any]) -> None:
    """Tell those concerned that the case has moved."""
    notices.of_move(
        application_id=UUID(payload["application_id"]),
        action=payload["action"],
        version=payload["version"],
    )


@handles("visa.letter_issued")
def tell_of_letter(payload: dict[str, Any]) -> None:
    """Tell the applicant that the decision and its letter are there."""
    notices.of_letter(application_id=UUID(payload["application_id"]))


@handles("visa.message")
def tell_of_message(payload: dict[str, Any]) -> None:
    """Tell the other side that a message has come."""
    notices.of_message(
        application_id=UUID(payload["application_id"]),
        note_id=payload["note_id"],
        from_applicant=payload["from_applicant"],
    )


@handles("visa.document_reviewed")
def tell_of_document(payload: dict[str, Any]) -> None:
    """Tell the applicant of a document that was not accepted."""
    notices.of_document(evidence_id=UUID(payload["evidence_id"]), state=payload["state"])


@handles("visa.edition_published")
def tell_of_edition(payload: dict[str, Any]) -> None:
    """Tell those who wrote a rule edition that it is published."""
    notices.of_edition(edition_id=UUID(payload["edition_id"]))


@handles("visa.scenario_asked")
def count_cases(payload: dict[str, Any]) -> None:
    """Have a worker answer a question about all cases, outside of the delivery's transaction."""
    current_app.send_task("visas.run_scenario", [payload["scenario_id"]], ignore_result=True)
