"""Remembered names as programs read them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.core.api.serializers import Strict
from talentportal.reference.models import Institution
from visas.api.serializers.fields import PersonSerializer
from visas.models import NameAlias
from visas.selectors.identities import key_of
from visas.services.aliases import LONGEST_REASON


class NamedInstitutionSerializer(serializers.Serializer[Any]):
    """The university that a name is remembered as; `key` is its ROR id, or our own key."""

    key = serializers.CharField()
    name = serializers.CharField()
    country = serializers.CharField()


class RememberedNameSerializer(serializers.ModelSerializer[NameAlias]):
    """What an officer confirmed of a written name, and whether it still holds."""

    institution = serializers.SerializerMethodField(help_text="Null: none of those held.")
    confirmed_by = PersonSerializer()
    revoked_by = PersonSerializer(allow_null=True)

    class Meta:
        model = NameAlias
        fields = (
            "id",
            "name",
            "country",
            "institution",
            "confirmed_by",
            "confirmed_at",
            "revoked_by",
            "revoked_at",
            "reason",
        )
        read_only_fields = fields

    @extend_schema_field(NamedInstitutionSerializer(allow_null=True))
    def get_institution(self, row: NameAlias) -> dict[str, Any] | None:
        """Return the university, or nothing where it is none of those held."""
        return named(row.institution)


class RevocationSerializer(Strict):
    """Why a name is revoked."""

    reason = serializers.CharField(max_length=LONGEST_REASON)


class AssessedAgainSerializer(serializers.Serializer[Any]):
    """How many cases were assessed again: at most fifty at a time; ask again until it is none."""

    assessed = serializers.IntegerField()


def named(held: Institution | None) -> dict[str, Any] | None:
    """Return a university as it is told, or nothing for none."""
    if held is None:
        return None
    return {"key": key_of(held), "name": held.name, "country": held.country}
