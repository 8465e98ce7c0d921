"""Degrees, posts and family members of an application."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from talentportal.core.api.serializers import Strict
from visas.api.serializers.fields import CountryField, PassportField, refuse_problems
from visas.labels.answers import PROBLEM_LABELS
from visas.models import Degree, Employment, FamilyMember
from visas.rules.answers import Rows
from visas.selectors.choices import chosen_institution


class MatchSerializer(serializers.Serializer[Any]):
    """Which institution a name was matched to."""

    status = serializers.CharField(source="match_status")
    confidence = serializers.FloatField(source="match_confidence", allow_null=True)
    because = serializers.CharField(source="match_because")
    institution_id = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(source="institution.name", allow_null=True, default=None)
    ror_id = serializers.CharField(source="institution.ror_id", allow_null=True, default=None)


class RowSerializer(Strict, serializers.ModelSerializer[Any]):
    """One row of a list; what is not sent stays as it is."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Check each value as the form does."""
        may_be_expected = self.context.get("may_be_expected", False)
        refuse_problems(attrs, may_be_expected=may_be_expected)
        return attrs


class DegreeSerializer(RowSerializer):
    """A degree as the applicant states it."""

    country = CountryField(required=False, allow_blank=True)
    chosen = serializers.CharField(
        required=False,
        allow_null=True,
        max_length=60,
        write_only=True,
        help_text="`id` of a suggestion that was picked for `institution_name`: a hint, no more.",
    )
    match = serializers.SerializerMethodField(help_text="For case workers; null for others.")

    class Meta:
        model = Degree
        fields = (
            "id",
            "level",
            "institution_name",
            "country",
            "major",
            "awarded_on",
            "chosen",
            "match",
        )

    @extend_schema_field(MatchSerializer(allow_null=True))
    def get_match(self, row: Degree) -> dict[str, Any] | None:
        """Return the match of the last screening, for case workers."""
        if not self.context["is_case"]:
            return None
        return MatchSerializer(row).data

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Resolve the pick; a name that is written over a pick is no longer the pick."""
        attrs = super().validate(attrs)
        name = attrs.get("institution_name", getattr(self.instance, "institution_name", ""))
        key = attrs.pop("chosen", None)
        if key is not None:
            attrs["chosen_id"] = chosen_institution(key, name)
            if attrs["chosen_id"] is None:
                sentence = _("No institution with this id goes by this name.")
                raise serializers.ValidationError(
                    {"chosen": [ErrorDetail(str(sentence), "unknown_institution")]}
                )
        elif "institution_name" in attrs:
            attrs["chosen_id"] = None
        return attrs


class EmploymentSerializer(RowSerializer):
    """A post; `ended_on` is the last day of work and counts as worked."""

    country = CountryField(required=False, allow_blank=True)

    class Meta:
        model = Employment
        fields = (
            "id",
            "kind",
            "employer_name",
            "country",
            "title",
            "started_on",
            "is_current",
            "ended_on",
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a last day before the first, also against what is stored."""
        attrs = super().validate(attrs)
        started = attrs.get("started_on", getattr(self.instance, "started_on", None))
        ended = attrs.get("ended_on", getattr(self.instance, "ended_on", None))
        if started and ended and ended < started:
            detail = ErrorDetail(str(PROBLEM_LABELS["ends_before_start"]), "ends_before_start")
            raise serializers.ValidationError({"ended_on": [detail]})
        return attrs


class FamilyMemberSerializer(RowSerializer):
    """A family member who comes along."""

    nationality = CountryField(required=False, allow_blank=True)
    passport_number = PassportField(
        required=False, allow_blank=True, max_length=40, write_only=True
    )
    has_passport_number = serializers.SerializerMethodField()

    class Meta:
        model = FamilyMember
        fields = (
            "id",
            "relation",
            "family_name",
            "given_name",
            "born_on",
            "nationality",
            "passport_number",
            "has_passport_number",
        )

    def get_has_passport_number(self, row: FamilyMember) -> bool:
        """Say whether a number was given; the number itself is never told."""
        return bool(row.passport_number)


SERIALIZERS: dict[Rows, type[RowSerializer]] = {
    Rows.DEGREES: DegreeSerializer,
    Rows.EMPLOYMENTS: EmploymentSerializer,
    Rows.FAMILY: FamilyMemberSerializer,
}
