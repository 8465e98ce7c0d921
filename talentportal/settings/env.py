"""What the environment may say: typed, checked at start, secrets also from NAME_FILE."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class BadEnvironment(Exception):  # noqa: N818 -- reads as a sentence when it stops the start
    """The environment lacks something or says something that cannot be right."""


def text(name: str, default: str | None = None) -> str:
    """Return a value from NAME, or from the file NAME_FILE points at (mounted secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    value = os.environ.get(name) or default  # set to nothing is not set
    if value is None:
        raise BadEnvironment(f"{name} is not set, and it has no default.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return a yes/no value; anything but the known words stops the start."""
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off", ""}:
        return False
    raise BadEnvironment(f"{name} must be yes or no, not {value!r}.")


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise BadEnvironment(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def hosts(name: str) -> list[str]:
    """Return the names under which the portal is reached: at least one, and never just any.

    A name that the visitor may choose stands in links of mails soon after.
    """
    said = words(name)
    if not said or "*" in said:
        raise BadEnvironment(f"{name} must name the hosts of the portal, and cannot be *.")
    return said


def proxies(name: str) -> int | tuple[IPv4Network | IPv6Network, ...]:
    """Return which proxies in front of the portal are ours: how many, or in which networks.

    `1`, or `10.0.0.0/8, fd00::/8`. Nothing said means none: whoever connects is the visitor.
    """
    said = words(name)
    if len(said) == 1 and said[0].isdecimal():
        return int(said[0])
    try:
        return tuple(ip_network(word) for word in said)
    except ValueError as error:
        raise BadEnvironment(
            f"{name} must be a number of proxies or networks such as 10.0.0.0/8: {error}."
        ) from error


def database(url: str) -> dict[str, Any]:
    """Turn a postgresql:// URL into Django's settings; `?host=/folder` names a unix socket."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise BadEnvironment(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = query.pop("host", None) or parts.hostname or ""
    port = query.pop("port", None) or parts.port or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port),
        "OPTIONS": dict(query),
    }


def broker(url: str) -> str:
    """Turn a Redis URL into the form Celery's transport reads: it spells unix sockets otherwise."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    virtual_host = parse_qs(parts.query).get("db", ["0"])[-1]
    return f"redis+socket://{parts.path}?virtual_host={virtual_host}"
