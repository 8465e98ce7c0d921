"""The bell: what a person has been told. And, in a demonstration, the mail that went out."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.notifications import selectors, services
from talentportal.notifications.models import Mail, Notice


class MailFilter(forms.Form):
    """Whose mail to show."""

    to = forms.CharField(
        label=gettext_lazy("Recipient"), required=False, max_length=254, strip=True
    )


@require_GET
def notices(request: Request) -> HttpResponse:
    """List one's notices, the newest first."""
    mine = Notice.objects.visible_to(request.user)
    page = paging.page(mine, request.GET, by=("-created_at", "-id"))
    rows = [selectors.notice_row(notice) for notice in page.rows]
    return render(request, "notifications/notices.html", {"rows": rows, "pager": page.pager})


@require_POST
def open_notice(request: Request, pk: UUID) -> HttpResponse:
    """Mark one notice as read and go to the page it speaks of."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    services.mark_read(notice_id=notice.pk, actor=request.user)
    return redirect(notice.url)


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark all of one's notices as read."""
    services.mark_all_read(actor=request.user)
    messages.success(request, _("All notices are marked as read."))
    return redirect("notifications:notices")


@login_not_required
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """List the mails a demonstration has kept, the newest first. Elsewhere there is no such page.

    It needs no sign-in, because it shows the mails without which nobody could sign in.
    """
    if not settings.DEMO:
        raise Http404
    form = MailFilter(request.GET)
    mails = Mail.objects.all()
    if form.is_valid() and form.cleaned_data["to"]:
        mails = mails.filter(recipient__iexact=form.cleaned_data["to"])
    page = paging.page(mails, request.GET, by=("-id",), size=10)
    context = {"form": form, "mails": page.rows, "pager": page.pager}
    return render(request, "notifications/demo_mail.html", context)
