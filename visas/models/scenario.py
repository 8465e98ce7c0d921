"""A question about all cases that somebody keeps: an edition, what is changed in it, the answer."""

from django.conf import settings
from django.db import models

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.core.models import Record
from visas.labels import TRACK_LABELS
from visas.labels.scenarios import SCENARIO_STATE_LABELS
from visas.models.edition import RuleEdition
from visas.querysets import ScenarioQuerySet
from visas.rules.scenario_life import UNFINISHED, ScenarioState
from visas.rules.states import Track


class Scenario(Record):
    """What an edition with some parameters changed would do; numbers only, no personal data."""

    title = models.CharField(max_length=120)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    """Counts every change, also how far it has come."""
    is_shared = models.BooleanField(default=False)
    """Whether everyone in the ministries may read it."""
    track = models.CharField(max_length=max_length(Track), choices=choices(TRACK_LABELS))
    base = models.ForeignKey(RuleEdition, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(
        RuleEdition, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The draft edition that is compared with the base, if it was one; it may change or go."""
    changes = models.JSONField(default=dict)
    """Path of a parameter → its value in the variant; empty for a draft."""
    variant = models.JSONField()
    """The variant as `EditionParameters.from_json` reads it, as it was when it was asked."""

    state = models.CharField(
        max_length=max_length(ScenarioState),
        choices=choices(SCENARIO_STATE_LABELS),
        default=ScenarioState.QUEUED,
    )
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent."""
    problem = models.CharField(max_length=40, blank=True, default="")
    """Code of what went wrong."""
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seen = models.JSONField(default=dict)
    """The data that were asked: how many cases, and the versions of the lists and figures."""
    result = models.JSONField(default=dict)
    """As `visas.selectors.whatif.results.result` gives it; empty until it is there."""

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        constraints = [
            known(Track, "track", "visas_scenario_known_track"),
            known(ScenarioState, "state", "visas_scenario_known_state"),
            not_blank("title", "visas_scenario_titled"),
        ]
        indexes = [
            models.Index(fields=["author", "-created_at", "-id"], name="visas_scenario_own"),
            models.Index(fields=["-created_at", "-id"], name="visas_scenario_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_unfinished(self) -> bool:
        """Whether the answer is still to come."""
        return self.state in UNFINISHED
