"""Reviewers score a case that is weighed by points; with the second it is assessed again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from visas.models import Application, PointReview
from visas.rules.points import Points
from visas.rules.scoring import REVIEWERS
from visas.rules.states import State
from visas.selectors.points import weighed_by
from visas.services import moves
from visas.services.assessment import assess_application, keep

if TYPE_CHECKING:
    from talentportal.accounts.models import User

SCORABLE = frozenset({State.QUEUED, State.IN_REVIEW, State.SUPPLEMENT})
"""States in which reviewers score: screened, and nothing proposed yet."""


@transaction.atomic
def score(
    *,
    application_id: UUID,
    actor: "User",
    expertise: int,
    expertise_reason: str,
    strategic_value: int,
    strategic_value_reason: str,
) -> PointReview:
    """Keep an officer's scores for good; the second officer's are averaged and assessed.

    The history does not tell the points: the other reviewer must not learn them. Raises
    `Application.DoesNotExist` for one's own case, `NotPermitted`, or `Refused` with code
    `not_scorable`, `no_points`, `already_scored`, `enough_scores` or `too_many_points`.
    """
    if Role.JUSTICE_OFFICER not in actor.roles:
        raise NotPermitted("not_permitted", _("Only visa officers score a case."))
    application = Application.objects.cases(actor).lock(application_id)
    points, edition = weighed_by(application)
    moves.refuse_unless(
        application.state in SCORABLE, "not_scorable", _("Scores are given while a case is open.")
    )
    if points is None or edition is None:
        raise Refused("no_points", _("This case is not weighed by points."))
    seat = _seat(application, actor)
    _refuse_too_many(points, expertise, strategic_value)
    review = PointReview.objects.create(
        application=application,
        reviewer=actor,
        seat=seat,
        edition=edition,
        expertise=expertise,
        expertise_reason=expertise_reason,
        strategic_value=strategic_value,
        strategic_value_reason=strategic_value_reason,
    )
    record(actor=actor, verb="visa.scored", subject=application, after={"seat": seat})
    if seat == REVIEWERS:
        stored, _is_new = assess_application(application, occasion="scored", occasion_key="scored")
        keep(application, stored, actor=actor)
    return review


def _seat(application: Application, actor: "User") -> int:
    """Return the next free seat of a locked case."""
    taken = list(application.reviews.values_list("reviewer_id", flat=True))
    moves.refuse_unless(
        actor.pk not in taken, "already_scored", _("You have scored this case already.")
    )
    moves.refuse_unless(
        len(taken) < REVIEWERS, "enough_scores", _("Two reviewers have scored this case already.")
    )
    return len(taken) + 1


def _refuse_too_many(points: Points, expertise: int, strategic_value: int) -> None:
    given = {
        "expertise": (expertise, points.expertise),
        "strategic_value": (strategic_value, points.strategic_value),
    }
    for field, (score_given, most) in given.items():
        moves.refuse_unless(
            0 <= score_given <= most,
            "too_many_points",
            _("From 0 to %(most)s points are possible here.") % {"most": most},
            field,
        )
