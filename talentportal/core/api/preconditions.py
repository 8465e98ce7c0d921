"""Optimistic concurrency by HTTP's own means: the version is the ETag, changes bring If-Match."""

from rest_framework.request import Request

from talentportal.core.api.problems import PreconditionFailed, PreconditionRequired


def etag(version: int) -> str:
    """Return a version as an entity tag, such as `"7"`."""
    return f'"{version}"'


def seen_version(request: Request, present: int) -> int:
    """Return the version the caller has seen, which is the present one, or refuse.

    The service checks again under its lock. Raises `PreconditionRequired` (428) without If-Match or
    with `*`, which would mean "whatever it is"; `PreconditionFailed` (412) for any other version.
    Weak tags never match (RFC 9110 section 13.1.1).
    """
    given = request.headers.get("If-Match", "").strip()
    if given in {"", "*"}:
        raise PreconditionRequired
    if etag(present) not in [tag.strip() for tag in given.split(",")]:
        raise PreconditionFailed
    return present
