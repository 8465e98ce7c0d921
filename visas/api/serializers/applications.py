"""An application: in a list, in full, and what may be changed of it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.accounts.models import User
from talentportal.core.api.serializers import Strict
from talentportal.core.choices import choices
from talentportal.reference.selectors import fields_on
from visas.api.serializers.fields import (
    CountryField,
    PassportField,
    PersonSerializer,
    refuse_problems,
)
from visas.api.serializers.rows import (
    DegreeSerializer,
    EmploymentSerializer,
    FamilyMemberSerializer,
)
from visas.labels import (
    APPLICANT_STATE_LABELS,
    RECOMMENDATION_LABELS,
    SEX_LABELS,
    STATE_LABELS,
    TRACK_LABELS,
)
from visas.labels.answers import PROBLEM_LABELS
from visas.models import Application, SupplementRequest
from visas.rules.answers import FIELDS, HIGHEST_PAY_WON
from visas.rules.capacity import told
from visas.rules.states import EDITABLE, State
from visas.selectors.intake import gaps

OTHER_FIELD = "other"
ANSWERS = tuple(name for names in FIELDS.values() for name in names)


class CaseSerializer(serializers.Serializer[Any]):
    """What case workers see of a case and its applicant does not."""

    officer = PersonSerializer(allow_null=True)
    outcome = serializers.CharField(source="assessed_outcome")
    pathway = serializers.CharField(source="assessed_pathway")
    flags = serializers.ListField(child=serializers.CharField())


class ApplicationSummarySerializer(serializers.ModelSerializer[Application]):
    """One line of a list of applications."""

    state = serializers.SerializerMethodField()
    state_label = serializers.SerializerMethodField()
    is_own = serializers.SerializerMethodField()
    full_name = serializers.CharField()
    case = serializers.SerializerMethodField(help_text="For case workers; null for the applicant.")

    class Meta:
        model = Application
        fields: tuple[str, ...] = (
            "id",
            "version",
            "track",
            "state",
            "state_label",
            "receipt_number",
            "full_name",
            "nationality",
            "offer_employer",
            "offer_field",
            "created_at",
            "submitted_at",
            "filed_on",
            "due_on",
            "decided_at",
            "is_own",
            "case",
        )
        read_only_fields = fields

    def get_is_own(self, application: Application) -> bool:
        """Say whether the caller is the applicant."""
        user: User = self.context["request"].user
        return application.applicant_id == user.pk

    @extend_schema_field(serializers.ChoiceField(choices(STATE_LABELS)))
    def get_state(self, application: Application) -> str:
        """Return the state as the caller may know it."""
        return told(State(application.state), is_own=self.get_is_own(application))

    def get_state_label(self, application: Application) -> str:
        """Return the state in words, in the caller's language."""
        labels = APPLICANT_STATE_LABELS if self.get_is_own(application) else STATE_LABELS
        return str(labels[State(application.state)])

    @extend_schema_field(CaseSerializer(allow_null=True))
    def get_case(self, application: Application) -> dict[str, Any] | None:
        """Return what only case workers see."""
        return None if self.get_is_own(application) else CaseSerializer(application).data


class SupplementSerializer(serializers.ModelSerializer[SupplementRequest]):
    """A supplement request (보완 요청), and the answer."""

    items = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = SupplementRequest
        fields = ("id", "created_at", "body", "items", "due_on", "answered_at", "answer")
        read_only_fields = fields


class LetterSerializer(serializers.Serializer[Any]):
    """The decision letter; its files are at `letter/ko/` and `letter/en/`."""

    code = serializers.CharField(help_text="By which anybody can verify the letter.")
    issued_at = serializers.DateTimeField()


class GapSerializer(serializers.Serializer[Any]):
    """One thing that keeps a draft from being submitted."""

    step = serializers.CharField()
    list = serializers.CharField(source="rows", allow_null=True)
    row = serializers.IntegerField(help_text="1-based place in the list; 0 for no row.")
    field = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.SerializerMethodField()

    def get_detail(self, gap: Any) -> str:
        """Return the sentence of the form."""
        return str(PROBLEM_LABELS[gap.code])


class ApplicationSerializer(ApplicationSummarySerializer):
    """An application in full. The passport number is told by its last characters only."""

    passport_masked = serializers.CharField()
    sex = serializers.ChoiceField(choices(SEX_LABELS), allow_blank=True, read_only=True)
    recommendation_kind = serializers.ChoiceField(
        choices(RECOMMENDATION_LABELS), allow_blank=True, read_only=True
    )
    degrees = serializers.SerializerMethodField()
    employments = EmploymentSerializer(many=True)
    family = FamilyMemberSerializer(many=True)
    supplements = SupplementSerializer(many=True)
    letter = LetterSerializer(allow_null=True, default=None)
    gaps = serializers.SerializerMethodField(help_text="What a draft lacks; empty once submitted.")

    class Meta(ApplicationSummarySerializer.Meta):
        fields: tuple[str, ...] = (
            *ApplicationSummarySerializer.Meta.fields,
            *(name for name in ANSWERS if name not in {"passport_number", "nationality"}),
            "passport_masked",
            "degrees",
            "employments",
            "family",
            "supplements",
            "letter",
            "gaps",
        )
        read_only_fields = fields

    @extend_schema_field(DegreeSerializer(many=True))
    def get_degrees(self, application: Application) -> Any:
        """Return the degrees, with their matches for case workers."""
        context = {**self.context, "is_case": not self.get_is_own(application)}
        return DegreeSerializer(application.degrees.all(), many=True, context=context).data

    @extend_schema_field(GapSerializer(many=True))
    def get_gaps(self, application: Application) -> Any:
        """Return what the draft still lacks."""
        if State(application.state) not in EDITABLE:
            return []
        return GapSerializer(gaps(application), many=True).data


class AnswersSerializer(Strict, serializers.ModelSerializer[Application]):
    """The answers of an application; what is not sent stays as it is."""

    nationality = CountryField(required=False, allow_blank=True)
    residence_country = CountryField(required=False, allow_blank=True)
    offer_country = CountryField(required=False, allow_blank=True)
    offer_annual_pay_won = serializers.IntegerField(
        required=False, allow_null=True, min_value=0, max_value=HIGHEST_PAY_WON
    )
    passport_number = PassportField(
        required=False, allow_blank=True, max_length=40, write_only=True
    )

    class Meta:
        model = Application
        fields: tuple[str, ...] = ANSWERS

    def validate_offer_field(self, code: str) -> str:
        """Refuse a field that is not in force today."""
        known = {row.code for row in fields_on(timezone.localdate())} | {OTHER_FIELD, ""}
        if code not in known:
            raise serializers.ValidationError(
                _("Unknown field. See the reference data, or send “other”."), code="unknown_field"
            )
        return code

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Check each value as the form does."""
        refuse_problems(attrs)
        return attrs


class NewApplicationSerializer(AnswersSerializer):
    """A new application: its track, and whatever is known already."""

    track = serializers.ChoiceField(choices(TRACK_LABELS), required=False)

    class Meta(AnswersSerializer.Meta):
        fields = ("track", *ANSWERS)
