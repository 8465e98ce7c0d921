"""The shapes of published data."""

from typing import Any

from rest_framework import serializers

from talentportal.reference.models import (
    AdvancedField,
    CompanyEntry,
    CompanyListEdition,
    GniFigure,
    RankingEdition,
    RankingEntry,
)


class QuestionSerializer(serializers.Serializer[Any]):
    """What somebody has typed so far, and for universities the country."""

    q = serializers.CharField(max_length=200, trim_whitespace=True)
    country = serializers.RegexField("^[A-Z]{2}$", required=False)


class SuggestionSerializer(serializers.Serializer[Any]):
    """A name that fits; `id` is what `chosen` of a degree takes."""

    id = serializers.CharField()
    name = serializers.CharField(source="value")
    label = serializers.CharField()  # type: ignore[assignment]
    detail = serializers.CharField()


class FieldSerializer(serializers.ModelSerializer[AdvancedField]):
    """An advanced field in force."""

    class Meta:
        model = AdvancedField
        fields = ("code", "name_en", "name_ko", "in_force_from", "in_force_to", "source")


class RankingEditionSerializer(serializers.ModelSerializer[RankingEdition]):
    """One publication of a list of universities."""

    class Meta:
        model = RankingEdition
        fields = (
            "id",
            "provider",
            "edition",
            "published_on",
            "is_published_assumed",
            "depth",
            "source",
        )


class RankingEntrySerializer(serializers.ModelSerializer[RankingEntry]):
    """One line of a list, as published, and which institution is meant."""

    ror_id = serializers.CharField(source="institution.ror_id", allow_null=True, default=None)

    class Meta:
        model = RankingEntry
        fields = (
            "position",
            "rank",
            "rank_to",
            "rank_text",
            "name",
            "country",
            "institution_id",
            "ror_id",
        )


class CompanyListSerializer(serializers.ModelSerializer[CompanyListEdition]):
    """One publication of a list of companies."""

    class Meta:
        model = CompanyListEdition
        fields = ("id", "provider", "edition", "published_on", "is_published_assumed", "source")


class CompanyEntrySerializer(serializers.ModelSerializer[CompanyEntry]):
    """One line of a company list, as published."""

    class Meta:
        model = CompanyEntry
        fields = ("id", "rank", "name", "country")


class GniSerializer(serializers.ModelSerializer[GniFigure]):
    """Gross national income per person in won, and when income tests use it."""

    class Meta:
        model = GniFigure
        fields = (
            "year",
            "amount_won",
            "published_on",
            "applies_from",
            "applies_to",
            "status_code",
            "is_period_assumed",
            "source",
        )
