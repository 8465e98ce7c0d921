"""Sets of values that the OpenAPI document names (`ENUM_NAME_OVERRIDES` in the settings)."""

from talentportal.core.choices import choices
from visas.labels import EVIDENCE_STATE_LABELS, OUTCOME_LABELS, PROPOSAL_LABELS, STATE_LABELS
from visas.labels.scenarios import SCENARIO_STATE_LABELS

STATES = choices(STATE_LABELS)
DOCUMENT_STATES = choices(EVIDENCE_STATE_LABELS)
OUTCOMES = choices(OUTCOME_LABELS)
DECISIONS = choices(PROPOSAL_LABELS)
SCENARIO_STATES = choices(SCENARIO_STATE_LABELS)
