"""Addresses of visa applications in the API."""

from django.urls import path

from visas.api import (
    actions,
    applications,
    correspondence,
    documents,
    editions,
    identification,
    imports,
    names,
    public,
    rows,
    scenario_cases,
    scenarios,
    scores,
)

APPLICATION = "applications/<uuid:pk>/"
DOCUMENT = f"{APPLICATION}documents/<uuid:evidence_id>/"
EDITION = "rule-editions/<uuid:pk>/"
NAME = "remembered-names/<int:pk>/"
RANKING = "ranking-imports/<uuid:pk>/"
SCENARIO = "scenarios/<uuid:pk>/"

urlpatterns = [
    path("self-check/", public.SelfCheck.as_view(), name="self_check"),
    path("self-check/tracks/", public.SelfCheckTracks.as_view(), name="self_check_tracks"),
    path("letters/<str:code>/", public.VerifyLetter.as_view(), name="verify_letter"),
    path("applications/", applications.Applications.as_view(), name="applications"),
    path("applications/take-next/", applications.TakeNext.as_view(), name="take_next"),
    path(APPLICATION, applications.ApplicationDetail.as_view(), name="application"),
    path(f"{APPLICATION}degrees/", rows.Degrees.as_view(), name="degrees"),
    path(f"{APPLICATION}degrees/<uuid:row_id>/", rows.DegreeDetail.as_view(), name="degree"),
    path(f"{APPLICATION}employments/", rows.Employments.as_view(), name="employments"),
    path(
        f"{APPLICATION}employments/<uuid:row_id>/",
        rows.EmploymentDetail.as_view(),
        name="employment",
    ),
    path(
        f"{APPLICATION}degrees/<uuid:row_id>/identification/",
        identification.DegreeIdentification.as_view(),
        name="degree_identification",
    ),
    path(
        f"{APPLICATION}employments/<uuid:row_id>/identification/",
        identification.EmployerIdentification.as_view(),
        name="employment_identification",
    ),
    path(
        f"{APPLICATION}recommender/identification/",
        identification.RecommenderIdentification.as_view(),
        name="recommender_identification",
    ),
    path(f"{APPLICATION}family/", rows.Family.as_view(), name="family"),
    path(
        f"{APPLICATION}family/<uuid:row_id>/",
        rows.FamilyMemberDetail.as_view(),
        name="family_member",
    ),
    path(f"{APPLICATION}checklist/", documents.Checklist.as_view(), name="checklist"),
    path(f"{APPLICATION}documents/", documents.Documents.as_view(), name="documents"),
    path(DOCUMENT, documents.DocumentDetail.as_view(), name="document"),
    path(f"{DOCUMENT}file/", documents.DocumentFile.as_view(), name="document_file"),
    path(f"{DOCUMENT}review/", documents.DocumentReview.as_view(), name="document_review"),
    path(
        f"{APPLICATION}letter/<str:language>/", documents.LetterFile.as_view(), name="letter_file"
    ),
    path(f"{APPLICATION}actions/", actions.Actions.as_view(), name="actions"),
    *(
        path(f"{APPLICATION}actions/{action}/", view.as_view(), name=action)
        for action, view in actions.ACTIONS.items()
    ),
    path(f"{APPLICATION}assign/", actions.Assign.as_view(), name="assign"),
    path(f"{APPLICATION}scores/", scores.Scores.as_view(), name="scores"),
    path(f"{APPLICATION}messages/", correspondence.Messages.as_view(), name="messages"),
    path(f"{APPLICATION}notes/", correspondence.Notes.as_view(), name="notes"),
    path(f"{APPLICATION}history/", correspondence.History.as_view(), name="history"),
    path(f"{APPLICATION}assessment/", correspondence.NewestAssessment.as_view(), name="assessment"),
    path("remembered-names/", names.RememberedNames.as_view(), name="remembered_names"),
    path(NAME, names.RememberedName.as_view(), name="remembered_name"),
    path(f"{NAME}revoke/", names.RevokeName.as_view(), name="remembered_name_revoke"),
    path(f"{NAME}assess/", names.AssessWithoutName.as_view(), name="remembered_name_assess"),
    path("ranking-imports/", imports.RankingImports.as_view(), name="ranking_imports"),
    path(RANKING, imports.RankingImportDetail.as_view(), name="ranking_import"),
    path(f"{RANKING}moves/", imports.RankingMoves.as_view(), name="ranking_import_moves"),
    path(f"{RANKING}lines/", imports.RankingLines.as_view(), name="ranking_import_lines"),
    path(
        f"{RANKING}lines/<int:row_id>/settle/",
        imports.SettleLine.as_view(),
        name="ranking_import_settle",
    ),
    path(f"{RANKING}publish/", imports.PublishRanking.as_view(), name="ranking_import_publish"),
    path(f"{RANKING}discard/", imports.DiscardRanking.as_view(), name="ranking_import_discard"),
    path("rule-editions/", editions.RuleEditions.as_view(), name="rule_editions"),
    path(EDITION, editions.RuleEditionDetail.as_view(), name="rule_edition"),
    path(
        f"{EDITION}compared-with/<uuid:after_id>/",
        editions.RuleEditionDifferences.as_view(),
        name="rule_edition_differences",
    ),
    path("scenarios/", scenarios.Scenarios.as_view(), name="scenarios"),
    path(SCENARIO, scenarios.ScenarioDetail.as_view(), name="scenario"),
    path(f"{SCENARIO}share/", scenarios.ShareScenario.as_view(), name="scenario_share"),
    path(f"{SCENARIO}unshare/", scenarios.UnshareScenario.as_view(), name="scenario_unshare"),
    path(
        f"{SCENARIO}groups/<slug:group>/",
        scenario_cases.ScenarioGroup.as_view(),
        name="scenario_group",
    ),
    path(
        f"{SCENARIO}groups/<slug:group>/file/",
        scenario_cases.ScenarioGroupFile.as_view(),
        name="scenario_group_file",
    ),
    path(f"{SCENARIO}cases/", scenario_cases.ScenarioCases.as_view(), name="scenario_cases"),
    path(
        f"{SCENARIO}cases/file/",
        scenario_cases.ScenarioCasesFile.as_view(),
        name="scenario_cases_file",
    ),
]
