"""One's own API tokens: make one, see it once, revoke it."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talentportal.accounts import selectors
from talentportal.accounts.desk_forms import TokenForm
from talentportal.accounts.http import Request
from talentportal.accounts.models import Token
from talentportal.accounts.services import tokens as services
from talentportal.kernel.errors import Refused


@require_http_methods(["GET", "POST"])
@never_cache
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def tokens(request: Request) -> HttpResponse:
    """List one's tokens and make a new one: this answer shows its secret, no later one does.

    A token outlives the session by months, so whoever makes one shows again that it is them.
    """
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            secret = services.issue_token(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            form = TokenForm()
    rows = selectors.token_rows(request.user)
    context = {"form": form, "secret": secret, "rows": rows}
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: Request, pk: UUID) -> HttpResponse:
    """Make one of one's own tokens useless."""
    try:
        services.revoke_token(actor=request.user, token_id=pk)
    except Token.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("The token has been revoked. It opens nothing any more."))
    return redirect("accounts:tokens")
