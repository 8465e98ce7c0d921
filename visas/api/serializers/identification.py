"""What the names of a case were identified as, and what an officer says of them, for programs."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.core.api.serializers import Strict
from visas.api.serializers.enums import MATCH_STATES
from visas.api.serializers.fields import PersonSerializer
from visas.api.serializers.names import NamedInstitutionSerializer, named
from visas.selectors.identification import DegreeShown
from visas.selectors.recommenders import RecommenderShown
from visas.services.aliases import Remember
from visas.services.confirmations import EmployerIs

STATUS = "Empty while nobody has looked."


class CandidateSerializer(serializers.Serializer[Any]):
    """Whom a name may mean, where it is, and what the assessment would say then."""

    key = serializers.CharField(source="ref")
    name = serializers.CharField()
    hint = serializers.CharField(allow_blank=True, help_text="In the caller's language.")


class EmployerCandidateSerializer(CandidateSerializer):
    """Whom an employer's name may mean; `means` and `key` are what a confirmation takes."""

    means = serializers.CharField(source="kind")


class DegreeIdentificationSerializer(serializers.Serializer[DegreeShown]):
    """Which university a degree is from."""

    written = serializers.CharField(source="degree.institution_name", allow_blank=True)
    country = serializers.CharField(source="degree.country", allow_blank=True)
    status = serializers.ChoiceField(
        MATCH_STATES, source="degree.match_status", allow_blank=True, help_text=STATUS
    )
    because = serializers.CharField(source="degree.match_because", allow_blank=True)
    institution = serializers.SerializerMethodField()
    confirmed_by = PersonSerializer(source="degree.confirmed_by", allow_null=True)
    confirmed_at = serializers.DateTimeField(source="degree.confirmed_at", allow_null=True)
    candidates = CandidateSerializer(source="options", many=True)
    remembered = serializers.CharField(
        allow_blank=True, help_text="What is remembered of this text, in words; empty: nothing."
    )

    @extend_schema_field(NamedInstitutionSerializer(allow_null=True))
    def get_institution(self, row: DegreeShown) -> Any:
        """Return the university; null while it is open, and for none of those held."""
        return named(row.degree.institution)


class RecommenderIdentificationSerializer(serializers.Serializer[RecommenderShown]):
    """Which university recommends."""

    status = serializers.ChoiceField(MATCH_STATES, allow_blank=True, help_text=STATUS)
    because = serializers.CharField(allow_blank=True)
    institution = serializers.SerializerMethodField()
    candidates = CandidateSerializer(source="options", many=True)

    @extend_schema_field(NamedInstitutionSerializer(allow_null=True))
    def get_institution(self, row: RecommenderShown) -> Any:
        """Return the university; null while it is open, and for none of those held."""
        return named(row.institution)


class EmployerIdentificationSerializer(serializers.Serializer[Any]):
    """What an employer is."""

    written = serializers.CharField(source="post.employer_name", allow_blank=True)
    country = serializers.CharField(source="post.country", allow_blank=True)
    status = serializers.ChoiceField(
        MATCH_STATES, source="post.match_status", allow_blank=True, help_text=STATUS
    )
    because = serializers.CharField(source="post.match_because", allow_blank=True)
    means = serializers.CharField(
        source="post.employer_kind", allow_blank=True, help_text="Empty: nothing that counts."
    )
    key = serializers.CharField(source="post.employer_ref", allow_blank=True)
    confirmed_by = PersonSerializer(source="post.confirmed_by", allow_null=True)
    confirmed_at = serializers.DateTimeField(source="post.confirmed_at", allow_null=True)
    candidates = EmployerCandidateSerializer(source="options", many=True)


class UniversityIsSerializer(Strict):
    """Which university a name is: the key of one that is held, or null for none of them."""

    institution = serializers.CharField(max_length=60, allow_null=True)


class DegreeIsSerializer(UniversityIsSerializer):
    """The same of a degree, and whether the text counts so in other cases too."""

    remember = serializers.ChoiceField([(str(how), str(how)) for how in Remember])


class EmployerIsSerializer(Strict):
    """What an employer is, and the key of the company or university meant."""

    means = serializers.ChoiceField([(str(kind), str(kind)) for kind in EmployerIs])
    key = serializers.CharField(required=False, allow_blank=True, max_length=300, default="")
