"""How the API behaves, and how it is documented."""

from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "talentportal.accounts.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["talentportal.core.api.scopes.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["talentportal.core.api.parsers.JSONParser"],
    "DEFAULT_METADATA_CLASS": None,  # the OpenAPI document tells more than OPTIONS could
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "talentportal.core.api.paging.CursorPagination",
    "DEFAULT_SCHEMA_CLASS": "talentportal.core.api.schema.PortalSchema",
    "DEFAULT_THROTTLE_RATES": {
        "anon": "60/min",
        "user": "600/min",
        "write": "120/min",
        "upload": "30/min",
        "search": "240/min",
        "self_check": "30/min",
        "counted": "60/min",
        "verify": "30/min",
    },
    "EXCEPTION_HANDLER": "talentportal.core.api.problems.problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "talentportal API",
    "DESCRIPTION": (
        "Visa applications, cases and reference data, through the same services and the same "
        "rights as the pages. Errors are problems (RFC 9457) in the language of Accept-Language. "
        "Changes of a record need its version as If-Match; every POST that changes something "
        "takes an Idempotency-Key."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SORT_OPERATIONS": False,
    "ENUM_NAME_OVERRIDES": {
        "ApplicationState": "visas.api.serializers.enums.STATES",
        "DocumentState": "visas.api.serializers.enums.DOCUMENT_STATES",
        "AssessmentOutcome": "visas.api.serializers.enums.OUTCOMES",
        "DecisionOutcome": "visas.api.serializers.enums.DECISIONS",
        "JobKind": "visas.api.serializers.enums.JOB_KINDS",
        "RankingProvider": "visas.api.serializers.enums.PROVIDERS",
        "EditionStatus": "visas.api.serializers.enums.EDITION_STATUSES",
        "MatchState": "visas.api.serializers.enums.MATCH_STATES",
        "ImportState": "visas.api.serializers.enums.IMPORT_STATES",
        "LineState": "visas.api.serializers.enums.LINE_STATES",
        "RankingMove": "visas.api.serializers.enums.MOVES",
        "ScenarioState": "visas.api.serializers.enums.SCENARIO_STATES",
    },
}
