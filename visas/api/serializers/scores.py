"""The points of a case that is weighed, as programs read and give them."""

from typing import Any

from rest_framework import serializers

from talentportal.core.api.serializers import Strict
from visas.api.serializers.fields import PersonSerializer
from visas.forms.scores import LONGEST_REASON
from visas.models import PointReview
from visas.selectors.points import PointsPanel


class ScoresSerializer(Strict):
    """What one reviewer gives, with a reason each; it is kept for good."""

    expertise = serializers.IntegerField(min_value=0, max_value=100)
    expertise_reason = serializers.CharField(max_length=LONGEST_REASON)
    strategic_value = serializers.IntegerField(min_value=0, max_value=100)
    strategic_value_reason = serializers.CharField(max_length=LONGEST_REASON)


class PointReviewSerializer(serializers.ModelSerializer[PointReview]):
    """The scores of one reviewer."""

    reviewer = PersonSerializer()

    class Meta:
        model = PointReview
        fields = (
            "seat",
            "reviewer",
            "made_at",
            "expertise",
            "expertise_reason",
            "strategic_value",
            "strategic_value_reason",
        )
        read_only_fields = fields


class PartSerializer(serializers.Serializer[Any]):
    """One row of the table: what it gives, and the most that it can."""

    code = serializers.CharField()
    name = serializers.CharField(help_text="In the caller's language.")
    points = serializers.IntegerField(allow_null=True, help_text="Null: not scored by both yet.")
    most = serializers.IntegerField()


class PointsSerializer(serializers.Serializer[PointsPanel]):
    """The points of a case, as this reader may see them."""

    pass_mark = serializers.IntegerField(allow_null=True, help_text="Null: none was published.")
    total = serializers.IntegerField()
    most = serializers.IntegerField()
    computed = PartSerializer(many=True)
    scored = PartSerializer(many=True)
    bonus = serializers.IntegerField(allow_null=True, help_text="Null: nobody has said.")
    most_bonus = serializers.IntegerField()
    reviews = PointReviewSerializer(many=True, help_text="All once one's own or both are in.")
    hidden = serializers.IntegerField(help_text="Reviews that are in and not shown to this reader.")
    is_complete = serializers.BooleanField()
    may_score = serializers.BooleanField()
