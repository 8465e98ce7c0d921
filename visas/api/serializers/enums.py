"""Sets of values that the OpenAPI document names (`ENUM_NAME_OVERRIDES` in the settings)."""

from talentportal.core.choices import choices
from talentportal.reference.labels import IMPORT_STATES as IMPORT_LABELS
from talentportal.reference.labels import PROVIDERS as PROVIDER_LABELS
from talentportal.reference.labels import ROW_STATES
from talentportal.reference.rules.ranking_diff import Kind
from visas.labels import (
    EMPLOYMENT_LABELS,
    EVIDENCE_STATE_LABELS,
    MATCH_LABELS,
    OUTCOME_LABELS,
    PROPOSAL_LABELS,
    STATE_LABELS,
)
from visas.labels.editions import STATUS_LABELS
from visas.labels.scenarios import SCENARIO_STATE_LABELS

STATES = choices(STATE_LABELS)
DOCUMENT_STATES = choices(EVIDENCE_STATE_LABELS)
OUTCOMES = choices(OUTCOME_LABELS)
DECISIONS = choices(PROPOSAL_LABELS)
SCENARIO_STATES = choices(SCENARIO_STATE_LABELS)
IMPORT_STATES = choices(IMPORT_LABELS)
LINE_STATES = choices(ROW_STATES)
JOB_KINDS = choices(EMPLOYMENT_LABELS)
PROVIDERS = choices(PROVIDER_LABELS)
EDITION_STATUSES = choices(STATUS_LABELS)
MATCH_STATES = choices(MATCH_LABELS)
MOVES = [(str(kind), str(kind)) for kind in Kind]
