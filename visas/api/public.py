"""What anybody may ask: whether they would qualify, and whether a letter is genuine."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from talentportal.core.api.views import PublicResource
from talentportal.core.choices import choices
from talentportal.kernel.dates import seoul_day
from visas.api.serializers.assessment import (
    AnswersCheckedSerializer,
    IndicationSerializer,
    SelfCheckSerializer,
)
from visas.labels import PROPOSAL_LABELS, TRACK_LABELS
from visas.labels.letters import initials
from visas.models import Letter
from visas.rules import letter_codes
from visas.rules.answers import Rows
from visas.rules.states import Track
from visas.selectors import letters
from visas.services import selfcheck


class SelfCheck(PublicResource):
    """An indication, before anybody applies."""

    throttle_scope = "self_check"

    @extend_schema(
        operation_id="self_check", request=SelfCheckSerializer, responses=IndicationSerializer
    )
    def post(self, request: Request) -> Response:
        """Say criterion by criterion whether the answers meet the criteria in force.

        Nothing is stored, so no Idempotency-Key is needed.
        """
        body = SelfCheckSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        values = dict(body.validated_data)
        track = Track(values.pop("track", Track.F_2_T))
        return Response(IndicationSerializer(selfcheck.check(_answers(values), track=track)).data)


class SelfCheckTracks(PublicResource):
    """An indication for every track at once."""

    throttle_scope = "self_check"

    @extend_schema(
        operation_id="self_check_tracks",
        request=AnswersCheckedSerializer,
        responses=IndicationSerializer(many=True),
    )
    def post(self, request: Request) -> Response:
        """Say for every track whether the answers meet its criteria, the most promising first.

        Nothing is stored, so no Idempotency-Key is needed.
        """
        body = AnswersCheckedSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        found = selfcheck.check_all(_answers(dict(body.validated_data)))
        return Response(IndicationSerializer(found, many=True).data)


def _answers(values: dict[str, Any]) -> selfcheck.Answers:
    rows = {kind: values.pop(kind) for kind in Rows if kind in values}
    return selfcheck.Answers(values, rows)


class VerifiedLetterSerializer(serializers.Serializer[Letter]):
    """What a genuine letter says; of the name only the initials."""

    code = serializers.CharField()
    outcome = serializers.ChoiceField(choices(PROPOSAL_LABELS), source="proposal.outcome")
    receipt_number = serializers.CharField(source="application.receipt_number")
    track = serializers.ChoiceField(choices(TRACK_LABELS), source="application.track")
    decided_on = serializers.SerializerMethodField()
    issued_at = serializers.DateTimeField()
    initials = serializers.SerializerMethodField()
    sha256_ko = serializers.CharField(source="document_ko.sha256")
    sha256_en = serializers.CharField(source="document_en.sha256")

    def get_decided_on(self, letter: Letter) -> Any:
        """Return the day of the decision in Seoul."""
        return seoul_day(letter.application.decided_at or letter.issued_at).isoformat()

    def get_initials(self, letter: Letter) -> str:
        """Return the initials of the applicant."""
        return initials(letter.application.given_name, letter.application.family_name)


class VerifyLetter(PublicResource):
    """Whether a decision letter is genuine."""

    throttle_scope = "verify"

    @extend_schema(operation_id="letters_verify", responses=VerifiedLetterSerializer)
    def get(self, _request: Request, code: str) -> Response:
        """Tell what the letter with this code decided; 404 when no letter has it.

        Case, spaces and dashes do not matter; O, I and L are read as digits. Compare the SHA-256 of
        the file at hand with the two that are told.
        """
        printed = letter_codes.read(code)
        found = letters.issued(printed) if printed else None
        if found is None:
            raise NotFound
        return Response(VerifiedLetterSerializer(found).data)
