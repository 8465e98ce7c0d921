"""Who is told what about a case. Words are made where they are read; here are topics and ids."""

from uuid import UUID

from django.urls import reverse

from talentportal.notifications.services import notify
from visas.models import Application, Evidence, RuleEdition
from visas.rules.states import Action

_TO_APPLICANT = {
    Action.SUBMIT: "visa.submitted",
    Action.TAKE: "visa.taken",
    Action.REQUEST_SUPPLEMENT: "visa.supplement_requested",
    Action.WITHDRAW: "visa.withdrawn",
}
"""Moves an applicant hears of. A proposal is not among them: it is nobody's decision yet."""

_TO_OFFICER = {
    Action.ANSWER_SUPPLEMENT: "visa.supplement_answered",
    Action.SEND_BACK: "visa.sent_back",
    Action.WITHDRAW: "visa.case_withdrawn",
}
ASSIGN = "assign"


def of_move(*, application_id: UUID, action: str, version: int) -> None:
    """Tell the applicant and the officer of a move that concerns them."""
    application = Application.objects.get(pk=application_id)
    key = f"{application.pk}:{version}"
    if action == ASSIGN:
        _tell_officer(application, "visa.assigned", key)
        return
    move = Action(action)
    if move in _TO_APPLICANT and application.receipt_number:
        _tell_applicant(application, _TO_APPLICANT[move], key)
    if move in _TO_OFFICER:
        _tell_officer(application, _TO_OFFICER[move], key)


def of_letter(*, application_id: UUID) -> None:
    """Tell the applicant that the decision letter is ready."""
    application = Application.objects.get(pk=application_id)
    _tell_applicant(application, "visa.decided", str(application.pk))


def of_message(*, application_id: UUID, note_id: str, from_applicant: bool) -> None:
    """Tell the other side of a message."""
    application = Application.objects.get(pk=application_id)
    tell = _tell_officer if from_applicant else _tell_applicant
    tell(application, "visa.message", note_id)


def of_document(*, evidence_id: UUID, state: str) -> None:
    """Tell the applicant of a document that was not accepted; acceptance is no news."""
    evidence = Evidence.objects.select_related("application").get(pk=evidence_id)
    if state == "rejected":
        _tell_applicant(
            evidence.application,
            "visa.document_rejected",
            f"{evidence.pk}",
            item=evidence.item,
        )


def of_edition(*, edition_id: UUID) -> None:
    """Tell everybody who wrote on a rule edition that somebody else has published it."""
    edition = RuleEdition.objects.get(pk=edition_id)
    for writer in edition.editors.all():
        notify(
            recipient_id=writer.pk,
            topic="visa.edition_published",
            key=str(edition.pk),
            parameters={"code": edition.code, "first_on": edition.effective_from.isoformat()},
            url=reverse("visas:edition", args=[edition.pk]),
        )


def _tell_applicant(application: Application, topic: str, key: str, **more: str) -> None:
    notify(
        recipient_id=application.applicant_id,
        topic=topic,
        key=key,
        parameters=_parameters(application, **more),
        url=reverse("visas:application", args=[application.pk]),
    )


def _tell_officer(application: Application, topic: str, key: str) -> None:
    if application.officer_id is None:
        return
    notify(
        recipient_id=application.officer_id,
        topic=topic,
        key=key,
        parameters=_parameters(application),
        url=reverse("visas:case", args=[application.pk]),
    )


def _parameters(application: Application, **more: str) -> dict[str, str]:
    due = application.due_on.isoformat() if application.due_on else ""
    return {
        "receipt_number": application.receipt_number or "",
        "due_on": due,
        **more,
    }
