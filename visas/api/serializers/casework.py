"""What goes with each action on a case, and what is told of documents, messages and history."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from talentportal.accounts.models import User
from talentportal.audit.models import Event
from talentportal.core.api.serializers import Strict
from talentportal.workflow.models import Note
from visas.api.serializers.fields import PersonSerializer
from visas.labels import ACTION_LABELS, EVIDENCE_STATE_LABELS, VERB_LABELS
from visas.models import Evidence
from visas.rules.states import Action


class MoveSerializer(Strict):
    """Nothing is needed; a reason may be given for the history."""

    reason = serializers.CharField(required=False, allow_blank=True, max_length=500)


class SubmitSerializer(Strict):
    """The applicant's declaration."""

    declared = serializers.BooleanField(
        help_text="The answers are true, and the notice on the automatic check was read."
    )


class SupplementRequestSerializer(Strict):
    """What is asked for, and until when."""

    body = serializers.CharField(max_length=5000)
    items = serializers.ListField(
        child=serializers.CharField(max_length=60), help_text="Codes of the checklist."
    )
    due_on = serializers.DateField()


class SupplementAnswerSerializer(Strict):
    """The applicant's answer; documents are uploaded before."""

    answer = serializers.CharField(max_length=5000)


class CriterionSerializer(Strict):
    """One criterion of the newest assessment."""

    pathway = serializers.CharField(
        max_length=20,
        allow_blank=True,
        allow_null=True,
        help_text="Empty for what holds for the track as a whole.",
    )
    code = serializers.CharField(max_length=40)

    def validate_pathway(self, pathway: str | None) -> str | None:
        """Return None for no pathway, as assessments are kept."""
        return pathway or None


class ProposalSerializer(Strict):
    """The criteria on which the proposal rests, and the reasons in words."""

    criteria = CriterionSerializer(many=True)
    reasons = serializers.CharField(max_length=5000)


class SignSerializer(Strict):
    """Nothing more is needed to sign."""


class SendBackSerializer(Strict):
    """Why the proposal goes back."""

    comment = serializers.CharField(max_length=5000)


class AssignSerializer(Strict):
    """Who is to hold the case."""

    officer_id = serializers.UUIDField()


class PossibleActionSerializer(serializers.Serializer[Any]):
    """An action that the caller may take now."""

    action = serializers.ChoiceField(choices=[str(action) for action in Action])
    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField()


class PossibleActionsSerializer(serializers.Serializer[Any]):
    """What the caller may do now, and the version that actions must name."""

    version = serializers.IntegerField()
    actions = PossibleActionSerializer(many=True)


class DocumentFileSerializer(serializers.Serializer[Any]):
    """A stored file."""

    name = serializers.CharField(source="original_name")
    content_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField()
    pages = serializers.IntegerField()


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """One version of one document of the checklist (증빙서류)."""

    state_label = serializers.SerializerMethodField()
    file = DocumentFileSerializer(source="document")

    class Meta:
        model = Evidence
        fields = (
            "id",
            "item",
            "version",
            "is_current",
            "created_at",
            "state",
            "state_label",
            "reason",
            "reviewed_at",
            "file",
        )
        read_only_fields = fields

    def get_state_label(self, row: Evidence) -> str:
        """Return the state in words."""
        return str(EVIDENCE_STATE_LABELS[row.state])


class UploadSerializer(Strict):
    """One file for one item of the checklist: PDF, JPEG or PNG, at most 20 MB."""

    item = serializers.CharField(max_length=60)
    file = serializers.FileField(allow_empty_file=True, use_url=False)


class ReviewSerializer(Strict):
    """Whether the document is accepted; if not, why, for the applicant to read."""

    accepted = serializers.BooleanField()
    reason = serializers.CharField(required=False, allow_blank=True, max_length=500)


class ChecklistItemSerializer(serializers.Serializer[Any]):
    """One document that is asked for, and what was handed in for it."""

    item = serializers.CharField(source="code")
    label = serializers.CharField(source="name")  # type: ignore[assignment]
    required = serializers.BooleanField()  # type: ignore[assignment]
    why = serializers.CharField()
    is_asked = serializers.BooleanField(help_text="False: the answers no longer ask for it.")
    document = EvidenceSerializer(source="evidence", allow_null=True)


class TextSerializer(Strict):
    """Something to say."""

    body = serializers.CharField(max_length=5000)


class NoteSerializer(serializers.ModelSerializer[Note]):
    """A message, or a note among staff. Applicants are told the office, not the author."""

    author = serializers.SerializerMethodField()

    class Meta:
        model = Note
        fields = ("id", "created_at", "from_applicant", "author", "body")
        read_only_fields = fields

    @extend_schema_field(PersonSerializer(allow_null=True))
    def get_author(self, note: Note) -> Any:
        """Return who wrote it; null for staff, as applicants are told."""
        if note.from_applicant or self.context["is_case"]:
            return PersonSerializer(note.author).data
        return None


class EventSerializer(serializers.ModelSerializer[Event]):
    """One event of the history; `before` and `after` are told to case workers only."""

    label = serializers.SerializerMethodField()  # type: ignore[assignment]
    by = serializers.SerializerMethodField()
    actor = serializers.SerializerMethodField()
    before = serializers.SerializerMethodField()
    after = serializers.SerializerMethodField()

    class Meta:
        model = Event
        fields = ("id", "at", "verb", "label", "by", "actor", "before", "after")
        read_only_fields = fields

    def get_label(self, event: Event) -> str:
        """Return what happened, in words."""
        return str(VERB_LABELS.get(event.verb, event.verb))

    @extend_schema_field(serializers.ChoiceField(["applicant", "ministry", "portal"]))
    def get_by(self, event: Event) -> str:
        """Return in which capacity it was done."""
        if event.actor_id is None:
            return "portal"
        return "applicant" if event.actor_id == self.context["applicant_id"] else "ministry"

    @extend_schema_field(PersonSerializer(allow_null=True))
    def get_actor(self, event: Event) -> Any:
        """Return who did it; applicants are told their own name only."""
        user: User = self.context["request"].user
        if event.actor is None or not (self.context["is_case"] or event.actor_id == user.pk):
            return None
        return PersonSerializer(event.actor).data

    @extend_schema_field({"type": ["object", "null"]})
    def get_before(self, event: Event) -> Any:
        """Return what was changed, as it was."""
        return event.before if self.context["is_case"] else None

    @extend_schema_field({"type": ["object", "null"]})
    def get_after(self, event: Event) -> Any:
        """Return what was changed, as it is since."""
        return event.after if self.context["is_case"] else None


def action_label(action: Action) -> str:
    """Return an action in words."""
    return str(ACTION_LABELS[action])
