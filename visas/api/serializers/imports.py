"""Rankings that are brought in, as programs hand them over and read them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.core.api.serializers import Strict
from talentportal.core.choices import choices
from talentportal.reference.labels import PROVIDERS
from talentportal.reference.models import RankingEdition, RankingImport, RankingImportRow
from talentportal.reference.rules.codes import RowState
from talentportal.reference.rules.ranking_diff import Kind
from visas.api.serializers.editions import WordsSerializer
from visas.api.serializers.enums import IMPORT_STATES, LINE_STATES, MOVES
from visas.api.serializers.fields import CountryField, PersonSerializer
from visas.api.serializers.names import NamedInstitutionSerializer, named

SETTLED = (RowState.CHOSEN, RowState.ADDED, RowState.LEFT)
"""What a person may say of a line."""


class UploadRankingSerializer(Strict):
    """One edition of one list, with its source: CSV with rank, name, country and maybe ror_id."""

    provider = serializers.ChoiceField(choices(PROVIDERS))
    edition = serializers.RegexField(r"^[0-9A-Za-z][0-9A-Za-z .-]*$", max_length=20)
    published_on = serializers.DateField()
    source_en = serializers.CharField(max_length=500)
    source_ko = serializers.CharField(max_length=500)
    file = serializers.FileField(use_url=False)


class RankingImportSummarySerializer(serializers.ModelSerializer[RankingImport]):
    """One line of the list of what was brought in."""

    state = serializers.ChoiceField(IMPORT_STATES)
    uploaded_by = PersonSerializer()

    class Meta:
        model = RankingImport
        fields: tuple[str, ...] = (
            "id",
            "version",
            "provider",
            "edition",
            "published_on",
            "state",
            "row_count",
            "uploaded_by",
            "created_at",
            "settled_at",
        )
        read_only_fields = fields


class HeldEditionSerializer(serializers.ModelSerializer[RankingEdition]):
    """An edition that is held."""

    class Meta:
        model = RankingEdition
        fields = ("id", "provider", "edition", "published_on")


class LineCountsSerializer(serializers.Serializer[Any]):
    """Lines by their state."""

    match = serializers.IntegerField()
    review = serializers.IntegerField()
    none = serializers.IntegerField()
    chosen = serializers.IntegerField()
    added = serializers.IntegerField()
    left = serializers.IntegerField()


class MoveCountsSerializer(serializers.Serializer[Any]):
    """Universities by what happened to them."""

    enters = serializers.IntegerField()
    leaves = serializers.IntegerField()
    up = serializers.IntegerField()
    down = serializers.IntegerField()
    same = serializers.IntegerField()
    crossing = serializers.IntegerField(help_text="Of all these: now within a limit, or no longer.")


class RankingImportSerializer(RankingImportSummarySerializer):
    """Everything of one list that was brought in; `context` has its preview and its states."""

    source = serializers.SerializerMethodField()  # type: ignore[assignment]
    settled_by = PersonSerializer(allow_null=True)
    became = serializers.UUIDField(
        source="became_id", allow_null=True, help_text="The edition that it is since published."
    )
    lines = serializers.SerializerMethodField()
    compared_with = serializers.SerializerMethodField()
    moves = serializers.SerializerMethodField()

    class Meta(RankingImportSummarySerializer.Meta):
        fields = (
            *RankingImportSummarySerializer.Meta.fields,
            "source",
            "depth",
            "file_name",
            "sha256",
            "settled_by",
            "became",
            "lines",
            "compared_with",
            "moves",
        )
        read_only_fields = fields

    @extend_schema_field(WordsSerializer)
    def get_source(self, found: RankingImport) -> dict[str, str]:
        """Return where the list was read, in both languages."""
        return {"en": found.source_en, "ko": found.source_ko}

    @extend_schema_field(LineCountsSerializer)
    def get_lines(self, _found: RankingImport) -> Any:
        """Return how many lines are in which state; it can be published without review and none."""
        return {str(state): count for state, count in self.context["states"].items()}

    @extend_schema_field(HeldEditionSerializer(allow_null=True))
    def get_compared_with(self, _found: RankingImport) -> Any:
        """Return the newest edition held of the same list; null where none is."""
        held = self.context["preview"].held
        return HeldEditionSerializer(held).data if held else None

    @extend_schema_field(MoveCountsSerializer)
    def get_moves(self, _found: RankingImport) -> dict[str, int]:
        """Return how many enter, leave and move."""
        moves = self.context["preview"].moves
        found = {str(kind): sum(move.kind is kind for move in moves) for kind in Kind}
        return {**found, "crossing": sum(bool(move.crossed) for move in moves)}


class MoveSerializer(serializers.Serializer[Any]):
    """One university in the list and in the edition that it is compared with."""

    name = serializers.CharField(source="place.name")
    country = serializers.CharField(source="place.country")
    kind = serializers.ChoiceField(MOVES)
    before = serializers.CharField(source="before.text", allow_null=True, default=None)
    after = serializers.CharField(source="after.text", allow_null=True, default=None)
    crossed = serializers.ListField(
        child=serializers.IntegerField(), help_text="Limits it is now within, or no longer."
    )


class WantedMovesSerializer(serializers.Serializer[Any]):
    """Which moves to list."""

    kind = serializers.ChoiceField(MOVES, required=False)
    crossing = serializers.BooleanField(required=False, allow_null=True, default=None)


class AdditionSerializer(Strict):
    """A university that is added when the list is published."""

    name = serializers.CharField(max_length=200)
    country = CountryField()
    city = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    ror_id = serializers.RegexField(
        r"^https://ror\.org/0[a-z0-9]{6}[0-9]{2}$", required=False, allow_blank=True, default=""
    )


class LineSerializer(serializers.ModelSerializer[RankingImportRow]):
    """One line of the file; `context` has the institutions that lines may mean, by key."""

    state = serializers.ChoiceField(LINE_STATES)
    institution = serializers.SerializerMethodField(help_text="The university that it means.")
    candidates = serializers.SerializerMethodField(help_text="Whom it may mean, in review.")
    addition = AdditionSerializer(allow_null=True)
    resolved_by = PersonSerializer(allow_null=True)

    class Meta:
        model = RankingImportRow
        fields = (
            "id",
            "position",
            "line",
            "rank",
            "rank_to",
            "rank_text",
            "name",
            "country",
            "ror_id",
            "state",
            "because",
            "institution",
            "candidates",
            "addition",
            "resolved_by",
            "resolved_at",
        )
        read_only_fields = fields

    @extend_schema_field(NamedInstitutionSerializer(allow_null=True))
    def get_institution(self, row: RankingImportRow) -> Any:
        """Return the university; null while nobody has said, and for none."""
        return named(row.institution)

    @extend_schema_field(NamedInstitutionSerializer(many=True))
    def get_candidates(self, row: RankingImportRow) -> Any:
        """Return the universities that it may mean."""
        held = self.context["institutions"]
        return [named(held[ref]) for ref in row.candidates if ref in held]


class SettleLineSerializer(Strict):
    """Which university a line means: one that is held, one to be added, or none of them."""

    means = serializers.ChoiceField([(str(state), str(state)) for state in SETTLED])
    institution = serializers.CharField(
        max_length=60, required=False, help_text="Key of a university, with `chosen`."
    )
    addition = AdditionSerializer(required=False, help_text="With `added`.")
