"""Rule editions as programs read them: their days, their parameters, and both texts."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.core.choices import choices
from visas.api.serializers.fields import PersonSerializer
from visas.labels.editions import STANDING_LABELS
from visas.models import RuleEdition
from visas.rules.findings import ASKED
from visas.selectors.editions import ToldPath, told
from visas.selectors.figures import parameters


class WordsSerializer(serializers.Serializer[Any]):
    """The same words in both languages; Korean is empty where nobody gave it."""

    en = serializers.CharField()
    ko = serializers.CharField(allow_blank=True)


class SourceLineSerializer(serializers.Serializer[Any]):
    """Where a parameter was read."""

    label = serializers.CharField()  # type: ignore[assignment]
    text = serializers.CharField()
    lang = serializers.CharField(help_text="The language the source is told in.")


class ClauseSerializer(serializers.Serializer[Any]):
    """What one criterion asks, in sentences."""

    criterion = serializers.ChoiceField(
        sorted((str(code), str(code)) for code in ASKED), source="clause.criterion"
    )
    title = serializers.CharField(source="clause.title")
    sentences = serializers.ListField(child=serializers.CharField(), source="clause.sentences")
    sources = SourceLineSerializer(many=True)


class PathTextSerializer(serializers.Serializer[ToldPath]):
    """One pathway in words: all of its clauses are asked."""

    code = serializers.CharField(source="path.code")
    title = serializers.CharField(source="path.title")
    clauses = ClauseSerializer(many=True)


class EditionTextSerializer(serializers.Serializer[Any]):
    """The whole edition in words, in both languages."""

    en = PathTextSerializer(many=True)
    ko = PathTextSerializer(many=True)


class RuleEditionSummarySerializer(serializers.ModelSerializer[RuleEdition]):
    """One line of a list of editions."""

    title = serializers.SerializerMethodField()
    standing = serializers.ChoiceField(choices(STANDING_LABELS))

    class Meta:
        model = RuleEdition
        fields: tuple[str, ...] = (
            "id",
            "version",
            "track",
            "code",
            "title",
            "status",
            "standing",
            "effective_from",
            "effective_to",
            "is_shipped",
        )
        read_only_fields = fields

    @extend_schema_field(WordsSerializer)
    def get_title(self, edition: RuleEdition) -> dict[str, str]:
        """Return the title in both languages."""
        return {"en": edition.title_en, "ko": edition.title_ko}


class RuleEditionSerializer(RuleEditionSummarySerializer):
    """Everything of one edition."""

    source = serializers.SerializerMethodField()  # type: ignore[assignment]
    author = PersonSerializer(allow_null=True)
    published_by = PersonSerializer(allow_null=True)
    based_on = serializers.UUIDField(source="based_on_id", allow_null=True)
    text = serializers.SerializerMethodField()

    class Meta(RuleEditionSummarySerializer.Meta):
        fields = (
            *RuleEditionSummarySerializer.Meta.fields,
            "source",
            "based_on",
            "author",
            "published_by",
            "published_at",
            "publication_reason",
            "parameters",
            "text",
        )
        read_only_fields = fields

    @extend_schema_field(WordsSerializer)
    def get_source(self, edition: RuleEdition) -> dict[str, str]:
        """Return where the edition comes from, in both languages."""
        return {"en": edition.source, "ko": edition.source_ko}

    @extend_schema_field(EditionTextSerializer)
    def get_text(self, edition: RuleEdition) -> Any:
        """Return the edition in words."""
        rules = parameters(edition)
        both = {language: told(rules, language) for language in ("en", "ko")}
        return EditionTextSerializer(both).data


class DifferenceSerializer(serializers.Serializer[Any]):
    """A parameter that two editions have differently; empty where one has it not."""

    path = serializers.CharField()
    block = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)
    source_before = SourceLineSerializer(allow_null=True)
    source_after = SourceLineSerializer(allow_null=True)
