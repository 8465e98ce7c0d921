"""Addresses of many rows of one kind: the address is looked up once, the keys are put in."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

_ANY = UUID(int=0)


def address_of(name: str) -> Callable[[UUID], str]:
    """Return what gives the address of a key: of a view that takes a UUID and nothing else."""
    before, _key, after = reverse(name, args=[_ANY]).partition(str(_ANY))
    return lambda key: f"{before}{key}{after}"
