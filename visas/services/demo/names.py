"""University names as people write them: in full, in their script, in an address, at a campus."""

from collections.abc import Sequence

from talentportal.reference.models import Institution
from visas.services.demo.dice import Dice

_DEPARTMENTS = {
    "ai": "Department of Computer Science",
    "semiconductors": "Department of Electrical Engineering",
    "displays": "Department of Applied Physics",
    "secondary_batteries": "Department of Chemistry",
    "bio": "Department of Biology",
    "robotics": "Department of Mechanical Engineering",
    "defence": "Department of Aerospace Engineering",
    "advanced_mobility": "Department of Mechanical Engineering",
    "other": "Department of Design",
}
_CAMPUSES = ("South Campus", "Second Campus", "Global Campus")
"""Behind a name, they leave open whether it is a branch, which counts by itself."""


def as_written(
    dice: Dice, meant: Institution, aliases: Sequence[str], area: str, *, unclear: bool
) -> str:
    """Return how somebody writes the university; unclear: so that an officer must look."""
    if unclear:
        return f"{meant.name}, {dice.choice(_CAMPUSES)}"
    native = [name for name in aliases if not name.isascii() and name != meant.name]
    how = dice.one(("name", 0.7), ("native", 0.16), ("address", 0.14))
    if how == "native" and native:
        return dice.choice(native)
    if how == "address" and meant.city:
        return f"{_DEPARTMENTS[area]}, {meant.name}, {meant.city}"
    return meant.name
