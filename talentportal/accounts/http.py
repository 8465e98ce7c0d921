"""A request that has passed our middleware: its user is ours."""

from talentportal.accounts.models import User
from talentportal.core.htmx import HtmxRequest


class Request(HtmxRequest):
    """What views that need a sign-in are given."""

    user: User  # SignInMiddleware lets nobody else through
