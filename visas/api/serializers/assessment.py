"""What the automatic check says, criterion by criterion, in codes and in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from talentportal.core.api.serializers import Strict
from talentportal.core.choices import choices
from visas.api.serializers.fields import CountryField, refuse_problems
from visas.labels import (
    EMPLOYMENT_LABELS,
    LEVEL_LABELS,
    OUTCOME_LABELS,
    RECOMMENDATION_LABELS,
    TRACK_LABELS,
)
from visas.labels import findings as words
from visas.labels.answers import PROBLEM_LABELS
from visas.models import Assessment
from visas.rules.answers import HIGHEST_PAY_WON
from visas.rules.findings import Finding

MOST_ROWS = 8
ADVICE = _("This is an indication. A named officer decides, on the documents.")
_NUMBERS = {"type": "object", "additionalProperties": True}
_VALUE = {"description": "Text, a whole number, a list of texts, or null."}


class FindingSerializer(serializers.Serializer[Any]):
    """One criterion of one pathway, answered. Amounts in won, times in months."""

    pathway = serializers.CharField(allow_blank=True)
    pathway_title = serializers.SerializerMethodField()
    code = serializers.CharField()
    outcome = serializers.ChoiceField(choices(OUTCOME_LABELS))
    because = serializers.CharField()
    title = serializers.SerializerMethodField()
    requirement = serializers.SerializerMethodField()
    reason = serializers.SerializerMethodField()
    fact = serializers.SerializerMethodField()
    threshold = serializers.SerializerMethodField()
    numbers = serializers.SerializerMethodField()
    parts = serializers.SerializerMethodField()

    def get_pathway_title(self, finding: Finding) -> str:
        """Return the name of the pathway."""
        return words.pathway_title(finding.pathway)

    def get_title(self, finding: Finding) -> str:
        """Return the name of the criterion."""
        return words.title(finding)

    def get_requirement(self, finding: Finding) -> str:
        """Return what the edition asks for."""
        return words.requirement(finding)

    def get_reason(self, finding: Finding) -> str:
        """Return why it is so, worded for the caller."""
        is_case = self.context.get("is_case", False)
        audience = words.Audience.OFFICER if is_case else words.Audience.APPLICANT
        return words.reason(finding, audience)

    @extend_schema_field(_VALUE)
    def get_fact(self, finding: Finding) -> Any:
        """Return what is known."""
        return finding.to_json()["fact"]

    @extend_schema_field(_VALUE)
    def get_threshold(self, finding: Finding) -> Any:
        """Return what is asked for."""
        return finding.to_json()["threshold"]

    @extend_schema_field(_NUMBERS)
    def get_numbers(self, finding: Finding) -> Any:
        """Return the numbers behind the reason."""
        return finding.to_json()["numbers"]

    @extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/Finding"}})
    def get_parts(self, finding: Finding) -> Any:
        """Return what the criterion is made of: each degree, each way of experience."""
        return FindingSerializer(finding.parts, many=True, context=self.context).data


class AssessmentSerializer(serializers.ModelSerializer[Assessment]):
    """The newest automatic assessment. It advises; a named officer decides."""

    edition = serializers.CharField(source="edition.code", allow_null=True, default=None)
    advice = serializers.SerializerMethodField()
    criteria = serializers.SerializerMethodField()

    class Meta:
        model = Assessment
        fields = ("made_at", "occasion", "edition", "outcome", "pathway", "advice", "criteria")
        read_only_fields = fields

    def get_advice(self, _assessment: Assessment) -> str:
        """Return the sentence that goes with every automatic result."""
        return str(ADVICE)

    @extend_schema_field(FindingSerializer(many=True))
    def get_criteria(self, assessment: Assessment) -> Any:
        """Return every criterion of every pathway."""
        found = [Finding.from_json(one) for one in assessment.result["criteria"]]
        return FindingSerializer(found, many=True, context=self.context).data


class _Checked(Strict):
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Check each value as the form does, and that nothing ends before it starts."""
        refuse_problems(attrs, may_be_expected=True)
        started, ended = attrs.get("started_on"), attrs.get("ended_on")
        if started and ended and ended < started:
            detail = ErrorDetail(str(PROBLEM_LABELS["ends_before_start"]), "ends_before_start")
            raise serializers.ValidationError({"ended_on": [detail]})
        return attrs


class CheckedDegreeSerializer(_Checked):
    """A degree, as far as the criteria ask."""

    level = serializers.ChoiceField(choices(LEVEL_LABELS), required=False)
    institution_name = serializers.CharField(required=False, max_length=300)
    country = CountryField(required=False)
    awarded_on = serializers.DateField(required=False)


class CheckedPostSerializer(_Checked):
    """A post, as far as the criteria ask; `ended_on` counts as worked."""

    kind = serializers.ChoiceField(choices(EMPLOYMENT_LABELS))
    employer_name = serializers.CharField(required=False, max_length=300)
    country = CountryField(required=False)
    started_on = serializers.DateField(required=False)
    is_current = serializers.BooleanField(required=False)
    ended_on = serializers.DateField(required=False)


class AnswersCheckedSerializer(_Checked):
    """A few answers. What is left out is an open question; an empty list is the answer "none"."""

    degrees = serializers.ListField(
        child=CheckedDegreeSerializer(), required=False, max_length=MOST_ROWS
    )
    employments = serializers.ListField(
        child=CheckedPostSerializer(), required=False, max_length=MOST_ROWS
    )
    has_offer = serializers.BooleanField(required=False)
    offer_country = CountryField(required=False)
    offer_field = serializers.CharField(required=False, max_length=40)
    offer_annual_pay_won = serializers.IntegerField(
        required=False, min_value=0, max_value=HIGHEST_PAY_WON
    )
    offer_signed = serializers.BooleanField(required=False)
    recommendation_kind = serializers.ChoiceField(choices(RECOMMENDATION_LABELS), required=False)
    recommendation_institution = serializers.CharField(required=False, max_length=300)


class SelfCheckSerializer(AnswersCheckedSerializer):
    """The same for one track; without it for F-2-T."""

    track = serializers.ChoiceField(choices(TRACK_LABELS), required=False)


class EditionSerializer(serializers.Serializer[Any]):
    """The edition of the criteria that was applied."""

    code = serializers.CharField()
    title = serializers.CharField()
    effective_from = serializers.DateField()
    effective_to = serializers.DateField(allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]


class IndicationSerializer(serializers.Serializer[Any]):
    """What the criteria in force say of the answers. Nothing is kept."""

    track = serializers.ChoiceField(choices(TRACK_LABELS))
    filed_on = serializers.DateField(help_text="As if filed on this day in Seoul.")
    edition = EditionSerializer(allow_null=True)
    outcome = serializers.ChoiceField(choices(OUTCOME_LABELS), source="assessment.outcome")
    pathway = serializers.CharField(source="assessment.pathway", allow_blank=True)
    advice = serializers.SerializerMethodField()
    criteria = FindingSerializer(source="assessment.findings", many=True)

    def get_advice(self, _indication: Any) -> str:
        """Return the sentence that goes with every automatic result."""
        return str(ADVICE)
