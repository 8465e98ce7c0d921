"""The application: who applies, for which track, on what offer, and where it stands.

While it is a draft every answer may be missing; what a person typed that is not a value yet waits
in `unparsed`, so that nothing typed is lost. Submitting makes the answers final.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat, Upper

from talentportal.core.choices import choices, known, max_length
from talentportal.core.crypto import EncryptedTextField, blind_index
from talentportal.core.models import Record
from talentportal.reference.models import Institution
from visas.labels import RECOMMENDATION_LABELS, SEX_LABELS, STATE_LABELS, TRACK_LABELS
from visas.querysets import ApplicationQuerySet
from visas.rules.states import CLOSED, DECIDED, OPEN, PROPOSED, State, Track

_FINAL = sorted(str(state) for state in DECIDED)
_OPEN = sorted(str(state) for state in OPEN)
_PROPOSED = sorted(str(state) for state in PROPOSED)
_CLOSED = sorted(str(state) for state in CLOSED)
_FILED = Q(receipt_number__isnull=False)
_IS_OPEN = _FILED & Q(state__in=_OPEN)
_IS_CLOSED = _FILED & Q(state__in=_CLOSED)
_UNFILED = [str(State.DRAFT), str(State.WITHDRAWN)]


def _listed(name: str, condition: Q, *first: str) -> models.Index:
    """Return the index of a list in the order of submission, within equal `first` columns."""
    columns = [*first, "submitted_at", "id"]
    return models.Index(fields=columns, include=["applicant"], name=name, condition=condition)


_NAME = Upper(Concat(F("family_name"), models.Value(" "), F("given_name")))


def _trigrams(expression: Upper, name: str, condition: Q | None = None) -> GinIndex:
    """Return the index by which parts of a text are found; written to at once.

    What waits in a list of its own is looked through by every search.
    """
    words = OpClass(expression, name="gin_trgm_ops")
    return GinIndex(words, name=name, fastupdate=False, condition=condition)


class Application(Record):
    """One application of one person for one track."""

    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="visa_applications",
        db_index=False,  # `visas_app_applicant` begins with it
    )
    track = models.CharField(
        max_length=max_length(Track), choices=choices(TRACK_LABELS), default=Track.F_2_T
    )
    state = models.CharField(
        max_length=max_length(State), choices=choices(STATE_LABELS), default=State.DRAFT
    )
    version = models.PositiveIntegerField(default=1)
    """Counts every change; a form that saw an older version is refused."""
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="visa_cases",
    )
    receipt_number = models.CharField(max_length=20, null=True)
    """접수번호, such as TT-2026-000123; given on submission."""
    submitted_at = models.DateTimeField(null=True)
    filed_on = models.DateField(null=True)
    """The filing day in Seoul: it decides which rule edition and which figures hold."""
    decided_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    """When the applicant must answer, while a supplement is asked for."""

    family_name = models.CharField(max_length=80, blank=True, default="")
    given_name = models.CharField(max_length=80, blank=True, default="")
    native_name = models.CharField(max_length=120, blank=True, default="")
    sex = models.CharField(max_length=1, choices=choices(SEX_LABELS), blank=True, default="")
    born_on = models.DateField(null=True, blank=True)
    nationality = models.CharField(max_length=2, blank=True, default="")
    residence_country = models.CharField(max_length=2, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    passport_number = EncryptedTextField(blank=True, default="")
    passport_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """Keyed digest of country and number: finds a second application with the same passport."""
    passport_expires_on = models.DateField(null=True, blank=True)

    offer_employer = models.CharField(max_length=200, blank=True, default="")
    offer_country = models.CharField(max_length=2, blank=True, default="")
    offer_position = models.CharField(max_length=200, blank=True, default="")
    offer_field = models.CharField(max_length=40, blank=True, default="")
    """Code of an advanced field (reference data), or `other`."""
    offer_annual_pay_won = models.BigIntegerField(null=True, blank=True)
    offer_signed = models.BooleanField(null=True, blank=True)
    offer_starts_on = models.DateField(null=True, blank=True)
    offer_is_sme = models.BooleanField(null=True, blank=True)
    """Whether the employer is a small or medium-sized enterprise: some tracks add points for it."""
    has_offer = models.BooleanField(null=True, blank=True)
    recommendation_kind = models.CharField(
        max_length=24, choices=choices(RECOMMENDATION_LABELS), blank=True, default=""
    )
    recommendation_institution = models.CharField(max_length=300, blank=True, default="")
    recommended_on = models.DateField(null=True, blank=True)
    recommender = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    """The university that an officer said recommends; empty: none of those held, or not asked."""
    recommender_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    recommender_confirmed_at = models.DateTimeField(null=True, blank=True)
    has_family = models.BooleanField(null=True, blank=True)
    """Whether family members come along; asked so that an empty list is an answer."""

    unparsed = models.JSONField(default=dict, blank=True)
    """Field name → what was typed there and is not a value yet (drafts only)."""
    declared_at = models.DateTimeField(null=True)
    """When the applicant declared the answers true and took note of the automatic check."""

    assessed_outcome = models.CharField(max_length=20, blank=True, default="")
    """Outcome of the newest assessment, for lists."""
    assessed_pathway = models.CharField(max_length=20, blank=True, default="")
    flags = models.JSONField(default=list, blank=True)
    """What screening wants an officer to see: codes such as `duplicate_passport`."""

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            known(State, "state", "visas_application_known_state"),
            known(Track, "track", "visas_application_known_track"),
            models.CheckConstraint(
                condition=(Q(state__in=_FINAL) & Q(decided_at__isnull=False))
                | (~Q(state__in=_FINAL) & Q(decided_at=None)),
                name="visas_application_decided_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_UNFILED)
                | Q(receipt_number__isnull=False, filed_on__isnull=False),
                name="visas_application_filed_has_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_review", "approval_proposed", "refusal_proposed"])
                | Q(officer__isnull=False),
                name="visas_application_review_has_officer",
            ),
            models.CheckConstraint(
                condition=Q(officer=None) | ~Q(officer=F("applicant")),
                name="visas_application_nobody_holds_their_own",
            ),
            models.CheckConstraint(
                condition=Q(offer_annual_pay_won=None) | Q(offer_annual_pay_won__gte=0),
                name="visas_application_pay_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(
                    recommender_confirmed_at=None, recommender_confirmed_by=None, recommender=None
                )
                | Q(
                    recommender_confirmed_at__isnull=False,
                    recommender_confirmed_by__isnull=False,
                ),
                name="visas_application_recommender_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["receipt_number"], name="visas_application_one_receipt"
            ),
            models.UniqueConstraint(
                fields=["applicant", "track"],
                condition=Q(state=State.DRAFT),
                name="visas_application_one_draft",
            ),
        ]
        indexes = [
            models.Index(fields=["applicant", "-created_at"], name="visas_app_applicant"),
            models.Index(fields=["created_at", "id"], name="visas_app_created"),
            models.Index(fields=["state", "submitted_at", "id"], name="visas_app_state"),
            models.Index(fields=["submitted_at", "id"], name="visas_app_submitted"),
            # The lists of the desk in their orders. Every question of the desk asks for `applicant`
            # as well: with it in the index, counting looks at nothing else.
            _listed("visas_app_mine", _IS_OPEN, "officer"),
            _listed("visas_app_open", _IS_OPEN),
            _listed("visas_app_queued", _FILED & Q(state=str(State.QUEUED))),
            _listed("visas_app_to_sign", _FILED & Q(state__in=_PROPOSED)),
            models.Index(
                fields=["submitted_at", "id"],
                name="visas_app_closed",
                condition=_IS_CLOSED,
            ),
            models.Index(fields=["receipt_number"], name="visas_app_open_no", condition=_IS_OPEN),
            models.Index(
                fields=["receipt_number"], name="visas_app_closed_no", condition=_IS_CLOSED
            ),
            models.Index(
                fields=["due_on", "id"],
                include=["applicant"],
                name="visas_app_answers",
                condition=_FILED & Q(state=str(State.SUPPLEMENT), due_on__isnull=False),
            ),
            models.Index(
                fields=["due_on", "id"], name="visas_app_due", condition=Q(due_on__isnull=False)
            ),
            # The filters. Open cases are few and the newest: among all of a country, whoever looks
            # for the oldest open one would pass all that are closed, and for the newest closed one
            # all that are open. A closed case is written to its indexes once.
            models.Index(fields=["nationality", "submitted_at", "id"], name="visas_app_nation"),
            _listed("visas_app_open_nation", _IS_OPEN, "nationality"),
            _listed("visas_app_open_field", _IS_OPEN, "offer_field"),
            _listed("visas_app_open_outcome", _IS_OPEN, "assessed_outcome"),
            _listed("visas_app_open_track", _IS_OPEN, "track"),
            _listed("visas_app_closed_nation", _IS_CLOSED, "nationality"),
            _listed("visas_app_closed_field", _IS_CLOSED, "offer_field"),
            _listed("visas_app_closed_outcome", _IS_CLOSED, "assessed_outcome"),
            _listed("visas_app_closed_track", _IS_CLOSED, "track"),
            # Some tracks nearly never come to some outcomes: that no case does is known at once.
            models.Index(
                fields=["track", "assessed_outcome", "submitted_at", "id"],
                name="visas_app_track_outcome",
            ),
            # Whether publishing or ending an edition would touch filed cases.
            models.Index(fields=["track", "filed_on"], name="visas_app_filed"),
            GinIndex(
                fields=["flags"],
                name="visas_app_flags",
                opclasses=["jsonb_path_ops"],
                fastupdate=False,
            ),
            GinIndex(
                fields=["flags"],
                name="visas_app_open_flags",
                opclasses=["jsonb_path_ops"],
                fastupdate=False,
                condition=_IS_OPEN,
            ),
            models.Index(
                fields=["passport_digest"],
                name="visas_app_passport",
                condition=~Q(passport_digest=""),
            ),
            _trigrams(_NAME, "visas_app_name_trgm"),
            _trigrams(Upper("offer_employer"), "visas_app_employer_trgm"),
            _trigrams(Upper("receipt_number"), "visas_app_receipt_trgm"),
            # What is searched for stands mostly in closed cases, and officers look at open ones.
            _trigrams(_NAME, "visas_app_open_name_trgm", _IS_OPEN),
            _trigrams(Upper("offer_employer"), "visas_app_open_firm_trgm", _IS_OPEN),
        ]

    def __str__(self) -> str:
        return self.receipt_number or f"{self.track} {self.pk}"

    @property
    def full_name(self) -> str:
        """The name as in the passport: family name first, as Korean files have it."""
        return f"{self.family_name} {self.given_name}".strip()

    @property
    def passport_masked(self) -> str:
        """All but the last three characters hidden."""
        number = self.passport_number or ""
        return "•" * max(0, len(number) - 3) + number[-3:] if number else ""

    def set_passport(self, number: str) -> None:
        """Store the passport number and the digest by which a duplicate is found."""
        self.passport_number = number
        self.passport_digest = (
            blind_index(f"{self.nationality}:{number}", "passport") if number else ""
        )
