"""From where a request comes, when proxies stand between us and the visitor.

`X-Forwarded-For` is a list that everybody on the way may write into; only what our own proxies
added at its end is true. `TRUSTED_PROXIES` says which those are: how many, or in which networks.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Networks = tuple[IPv4Network | IPv6Network, ...]
Trusted = int | Networks
"""How many proxies stand in a row before us, or the networks in which all of them are."""

_HOUSEHOLD = 64
"""Bits of an IPv6 address that are the same for everybody behind one connection (RFC 6177)."""
_LONGEST_CHAIN = 20
"""Hops that are looked at; nobody has more proxies, and a longer list is an attempt."""


def client_address(peer: str, forwarded: str, trusted: Trusted) -> str:
    """Return the address of the visitor, or an empty text where nobody can tell.

    `peer` is who connected to us (`REMOTE_ADDR`), `forwarded` the header `X-Forwarded-For`. Goes
    back from the peer over our own proxies; the first that is not ours is the visitor, whatever the
    visitor wrote before.
    """
    hops = [part.strip() for part in forwarded.split(",") if part.strip()][-_LONGEST_CHAIN:]
    chain = [*hops, peer]
    found = parsed(chain.pop())
    for passed in range(len(chain)):
        if not _is_ours(found, passed, trusted, at_door=passed == 0):
            break
        before = parsed(chain.pop())
        if before is None:  # a proxy of ours wrote no address: the last one that is known counts
            break
        found = before
    return "" if found is None else str(found)


def is_proxy(peer: str, trusted: Trusted) -> bool:
    """Say whether who connected to us is a proxy of ours, whose headers are true."""
    return _is_ours(parsed(peer), 0, trusted, at_door=True)


def neighbourhood(address: str) -> str:
    """Return by what visitors without an account are counted: an address, of IPv6 its network.

    A household or an office is given a whole /64: counting single addresses of it would let one
    person ask as often as they like.
    """
    found = parsed(address)
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, _HOUSEHOLD), strict=False))
    return address


def parsed(text: str) -> Address | None:
    """Return an address, without its port; IPv4 written as IPv6 becomes IPv4. None for no address.

    A zone (`fe80::1%eth0`) is of this machine only, and goes.
    """
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _is_ours(address: Address | None, passed: int, trusted: Trusted, *, at_door: bool) -> bool:
    """Say whether a hop is a proxy of ours; `passed` of them lie between it and us.

    A connection over a unix socket has no address: it comes from this machine, so it counts where
    proxies are counted.
    """
    if isinstance(trusted, int):
        return passed < trusted and (address is not None or at_door)
    return address is not None and _is_within(address, trusted)


def _is_within(address: Address, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
