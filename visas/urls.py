"""Addresses of the domain: the applicant's pages, and the check of a letter."""

from django.urls import path

from visas.views import (
    actions,
    apply,
    case,
    edition_editor,
    editions,
    matches,
    names,
    papers,
    queue,
    rows,
    selfcheck,
    supplement,
    tracker,
    uploads,
    verify,
)

app_name = "visas"
_own = "applications/<uuid:pk>/"
_document = f"{_own}documents/<uuid:evidence_id>/"
_case = "desk/cases/<uuid:pk>/"
_edition = "desk/rules/<uuid:pk>/"
_paper = f"{_case}documents/<uuid:evidence_id>/"

urlpatterns = [
    path("check/", selfcheck.selfcheck, name="selfcheck"),
    path("check/result/", selfcheck.result, name="selfcheck_result"),
    path("check/restart/", selfcheck.restart, name="selfcheck_restart"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.letter, name="verify_letter"),
    path("applications/", tracker.mine, name="mine"),
    path("applications/new/", apply.start, name="start"),
    path(_own, tracker.application, name="application"),
    path(f"{_own}edit/<str:step>/", apply.step, name="step"),
    path(f"{_own}edit/<str:step>/autosave/", apply.autosave, name="autosave"),
    path(f"{_own}rows/<str:kind>/add/", rows.add, name="row_add"),
    path(f"{_own}rows/<str:kind>/<uuid:row_id>/remove/", rows.remove, name="row_remove"),
    path(f"{_own}upload/<slug:item>/", uploads.upload, name="upload"),
    path(_document, uploads.show, name="evidence_preview"),
    path(f"{_document}pages/<int:number>.png", uploads.page_image, name="evidence_page"),
    path(f"{_document}download/", uploads.get_file, name="evidence_download"),
    path(f"{_document}remove/", uploads.remove, name="evidence_remove"),
    path(f"{_own}submit/", apply.submit, name="submit"),
    path(f"{_own}supplement/", supplement.supplement, name="supplement"),
    path(f"{_own}messages/", tracker.message, name="message"),
    path(f"{_own}withdraw/", tracker.withdraw, name="withdraw"),
    path(f"{_own}receipt.pdf", tracker.receipt, name="receipt"),
    path(f"{_own}letter/<str:language>.pdf", tracker.letter, name="letter"),
    path("desk/names/", names.names, name="names"),
    path("desk/names/<int:pk>/", names.name, name="name"),
    path("desk/names/<int:pk>/revoke/", names.revoke, name="name_revoke"),
    path("desk/names/<int:pk>/assess/", names.assess, name="name_assess"),
    path("desk/cases/", queue.queue, name="queue"),
    path("desk/cases/take-next/", queue.take_next, name="take_next"),
    path(_case, case.case, name="case"),
    path(f"{_case}move/", actions.move, name="case_move"),
    path(f"{_case}assign/", actions.assign, name="case_assign"),
    path(f"{_case}supplement/", actions.supplement, name="case_supplement"),
    path(f"{_case}propose/", actions.propose, name="case_propose"),
    path(f"{_case}sign/", actions.sign, name="case_sign"),
    path(f"{_case}send-back/", actions.send_back, name="case_send_back"),
    path(f"{_case}notes/", actions.note, name="case_note"),
    path(f"{_case}messages/", actions.message, name="case_message"),
    path(f"{_case}degrees/<uuid:degree_id>/", matches.confirm_match, name="case_confirm_match"),
    path(
        f"{_case}employments/<uuid:employment_id>/",
        matches.confirm_employer,
        name="case_confirm_employer",
    ),
    path(f"{_case}passport/", papers.reveal_passport, name="case_passport"),
    path(f"{_paper}review/", actions.review_evidence, name="case_evidence_review"),
    path(f"{_paper}pages/<int:number>.png", papers.page_image, name="case_evidence_page"),
    path(f"{_paper}download/", papers.get_file, name="case_evidence_download"),
    path(f"{_case}letter/<str:language>.pdf", papers.letter, name="case_letter"),
    path("desk/rules/", editions.editions, name="editions"),
    path("desk/rules/compare/", editions.compare, name="edition_compare"),
    path(_edition, editions.edition, name="edition"),
    path(f"{_edition}draft/", editions.begin, name="edition_begin"),
    path(f"{_edition}edit/", edition_editor.edit, name="edition_edit"),
    path(f"{_edition}publish/", editions.publish, name="edition_publish"),
    path(f"{_edition}discard/", editions.discard, name="edition_discard"),
]
