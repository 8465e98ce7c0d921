"""A reviewer scores a case that is weighed by points."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from talentportal.kernel.roles import Role
from visas.forms.scores import ScoreForm
from visas.selectors.points import weighed_by
from visas.services.scoring import score as keep_scores
from visas.views.actions import act
from visas.views.case import find


@require_POST
@for_roles(Role.JUSTICE_OFFICER)
def score(request: Request, pk: UUID) -> HttpResponse:
    """Keep the scores of one reviewer."""
    application = find(request, pk)
    points, _edition = weighed_by(application)
    if points is None:
        raise Http404
    form = ScoreForm(points, request.POST, auto_id="score_%s")
    run = partial(keep_scores, application_id=pk, actor=request.user)
    done = _("Your scores are kept.")
    return act(request, application, form, "score", run, view="points", done=done)
