"""The operator's page: work that is stuck, and a way to try it again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from talentportal.core import paging
from talentportal.core.components import Stat, Tone
from talentportal.core.guards import for_roles
from talentportal.kernel.roles import Role
from talentportal.outbox import selectors, services
from talentportal.outbox.models import Message

administrator = for_roles(Role.ADMINISTRATOR)


@require_GET
@administrator
def work(request: HttpRequest) -> HttpResponse:
    """Show how the outbox stands, and what has failed, the latest first."""
    page = paging.page(Message.objects.failed(), request.GET, by=("-id",))
    standing = selectors.standing()
    context = {"stats": _stats(standing), "standing": standing}
    return render(request, "outbox/work.html", {**context, "rows": page.rows, "pager": page.pager})


@require_POST
@administrator
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one message back in the queue."""
    try:
        services.retry(message_id=pk, actor=request.user)
    except Message.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("The message will be delivered within seconds."))
    return redirect("outbox:work")


@require_POST
@administrator
def retry_all(request: HttpRequest) -> HttpResponse:
    """Put every stuck message back in the queue."""
    count = services.retry_all(actor=request.user)
    done = ngettext(
        "%(count)s message will be tried again.", "%(count)s messages will be tried again.", count
    )
    messages.success(request, done % {"count": count})
    return redirect("outbox:work")


def _stats(standing: selectors.Standing) -> list[Stat]:
    return [
        Stat(_("Stuck"), standing.stuck, icon="triangle-alert", tone=_tone(standing.stuck)),
        Stat(_("Being tried again"), standing.retrying, icon="rotate-cw", tone=Tone.WARNING),
        Stat(_("Waiting"), standing.waiting, icon="inbox", tone=Tone.INFO),
        Stat(
            _("Delivered in 24 hours"),
            standing.delivered_today,
            icon="circle-check",
            tone=Tone.SUCCESS,
        ),
    ]


def _tone(stuck: int) -> Tone:
    return Tone.DANGER if stuck else Tone.SUCCESS
