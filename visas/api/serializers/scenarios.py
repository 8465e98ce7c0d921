"""Questions about all cases as programs ask and read them."""

import json
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.accounts.models import User
from talentportal.core.api.serializers import Strict
from visas.api.serializers.enums import OUTCOMES, SCENARIO_STATES
from visas.api.serializers.fields import PersonSerializer
from visas.models import RuleEdition, Scenario
from visas.selectors.scenario_cases import Row
from visas.selectors.scenarios import changes


class EditionField(serializers.PrimaryKeyRelatedField[RuleEdition]):
    """The key of an edition that the caller may read."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=RuleEdition.objects.all(), pk_field=serializers.UUIDField(), **kwargs
        )

    def get_queryset(self) -> Any:
        """Return the editions to choose from."""
        user: User = self.context["request"].user
        return RuleEdition.objects.visible_to(user)


class AskSerializer(Strict):
    """What is asked: an edition with other values at some paths, or a draft instead of it."""

    title = serializers.CharField(max_length=120)
    base = EditionField(help_text="The edition that the cases are asked with first; published.")
    changes = serializers.DictField(
        child=serializers.JSONField(),
        required=False,
        help_text='Path of a parameter → its value, such as `{"lists.limit": 200}`.',
    )
    draft = EditionField(
        required=False, allow_null=True, help_text="A draft of the same track; then no `changes`."
    )

    def validate_changes(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Refuse what the database's JSON cannot hold: half characters, NUL, no numbers."""
        try:
            json.dumps(changes, ensure_ascii=False, allow_nan=False).encode()
        except ValueError as error:
            raise serializers.ValidationError(_("This is not JSON that can be kept.")) from error
        if "\\u0000" in json.dumps(changes):
            raise serializers.ValidationError(_("This is not JSON that can be kept."))
        return changes


class EditionReferenceSerializer(serializers.Serializer[Any]):
    """An edition by its key and code."""

    id = serializers.UUIDField()
    code = serializers.CharField()


class ScenarioSummarySerializer(serializers.ModelSerializer[Scenario]):
    """One line of a list of scenarios."""

    base = EditionReferenceSerializer()
    draft = EditionReferenceSerializer(allow_null=True)
    author = PersonSerializer()
    state = serializers.ChoiceField(SCENARIO_STATES)

    class Meta:
        model = Scenario
        fields: tuple[str, ...] = (
            "id",
            "version",
            "title",
            "author",
            "is_shared",
            "track",
            "base",
            "draft",
            "state",
            "progress",
            "created_at",
            "finished_at",
        )
        read_only_fields = fields


class ParameterChangeSerializer(serializers.Serializer[Any]):
    """A parameter that the variant has differently, in words."""

    name = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)


class SeenSerializer(serializers.Serializer[Any]):
    """The data that were asked."""

    cases = serializers.IntegerField()
    lists = serializers.ListField(child=serializers.CharField())
    gni = serializers.ListField(child=serializers.IntegerField(), help_text="Years.")


class SummarySerializer(serializers.Serializer[Any]):
    """How many cases: all, met before and after, and those that move."""

    cases = serializers.IntegerField()
    base_met = serializers.IntegerField()
    variant_met = serializers.IntegerField()
    newly_met = serializers.IntegerField()
    no_longer_met = serializers.IntegerField()
    newly_undetermined = serializers.IntegerField()


class OutcomeCountsSerializer(serializers.Serializer[Any]):
    """Cases by what they come to after."""

    met = serializers.IntegerField()
    not_met = serializers.IntegerField()
    undetermined = serializers.IntegerField()


class MatrixSerializer(serializers.Serializer[Any]):
    """Cases by what they come to before."""

    met = OutcomeCountsSerializer()
    not_met = OutcomeCountsSerializer()
    undetermined = OutcomeCountsSerializer()


class AnswerSerializer(serializers.Serializer[Any]):
    """The answer: the summary, and every case before and after."""

    summary = SummarySerializer(source="*")
    left_out = serializers.IntegerField(help_text="Cases whose facts are not kept in full.")
    matrix = MatrixSerializer()


class ScenarioSerializer(ScenarioSummarySerializer):
    """Everything of one scenario; the answer is null until it is there."""

    asked = serializers.SerializerMethodField()
    problem = serializers.CharField(allow_blank=True)
    seen = serializers.SerializerMethodField()
    answer = serializers.SerializerMethodField()

    class Meta(ScenarioSummarySerializer.Meta):
        fields = (
            *ScenarioSummarySerializer.Meta.fields,
            "changes",
            "asked",
            "problem",
            "started_at",
            "seen",
            "answer",
        )
        read_only_fields = fields

    @extend_schema_field(ParameterChangeSerializer(many=True))
    def get_asked(self, scenario: Scenario) -> Any:
        """Return what the variant has differently, in the caller's language."""
        return ParameterChangeSerializer(changes(scenario), many=True).data

    @extend_schema_field(SeenSerializer(allow_null=True))
    def get_seen(self, scenario: Scenario) -> Any:
        """Return the data that were asked; null before they were."""
        return SeenSerializer(scenario.seen).data if scenario.seen else None

    @extend_schema_field(AnswerSerializer(allow_null=True))
    def get_answer(self, scenario: Scenario) -> Any:
        """Return the answer; null until it is there."""
        return AnswerSerializer(scenario.result).data if scenario.result else None


class GroupEntrySerializer(SummarySerializer):
    """The cases of one field, nationality, university, consortium or month."""

    code = serializers.CharField(allow_null=True, help_text="Null: cases that have none.")
    name = serializers.CharField(help_text="In the caller's language.")


class CountedCaseSerializer(serializers.Serializer[Any]):
    """A case behind a number, without the name of a person."""

    id = serializers.SerializerMethodField(help_text="For those who work on cases; else null.")
    receipt_number = serializers.CharField(source="receipt")
    filed_on = serializers.DateField()
    nationality = serializers.CharField(source="country", allow_blank=True)
    field = serializers.CharField(allow_blank=True)
    university = serializers.CharField(allow_blank=True)
    base = serializers.ChoiceField(OUTCOMES)
    variant = serializers.ChoiceField(OUTCOMES)

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_id(self, row: Row) -> UUID | None:
        """Return the key of the application, for those who may open it."""
        return row.id if row.url else None
