"""Every model of the app, by its short name."""

from visas.models.alias import NameAlias
from visas.models.application import Application
from visas.models.assessment import Assessment
from visas.models.background import Degree, Employment, FamilyMember
from visas.models.casework import Letter, Proposal, SupplementRequest
from visas.models.edition import RuleEdition
from visas.models.evidence import Evidence
from visas.models.facts import CaseFacts, FactCode
from visas.models.scenario import Scenario
from visas.models.scores import PointReview

__all__ = [
    "Application",
    "Assessment",
    "CaseFacts",
    "Degree",
    "Employment",
    "Evidence",
    "FactCode",
    "FamilyMember",
    "Letter",
    "NameAlias",
    "PointReview",
    "Proposal",
    "RuleEdition",
    "Scenario",
    "SupplementRequest",
]
