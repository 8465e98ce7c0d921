"""What fictional Korean employers do, and how they are called."""

from collections.abc import Iterable, Mapping
from itertools import product

from visas.services.volume.weights import Weighted

_STEMS = (
    *("Saebyeok", "Hangang", "Baekdu", "Cheonji", "Ulsanbawi", "Seorak", "Olle", "Halla"),
    *("Jiri", "Cheonwang", "Mireu", "Byeolbit", "Nurigaram", "Haetae", "Gureum", "Pado"),
    *("Dasom", "Geumgang", "Sobaek", "Odae", "Naejang", "Mudeung", "Worak", "Chiak"),
    *("Gaya", "Deogyu", "Bukhan", "Gwanak", "Nakdong", "Seomjin", "Yeongsan", "Imjin"),
    *("Dongbaek", "Mugunghwa", "Sonamu", "Haneul"),
)
TRADES: Mapping[str, tuple[str, ...]] = {
    "semiconductors": ("Semiconductor", "Memory", "Foundry", "Packaging"),
    "displays": ("Display", "Panels", "Optics"),
    "secondary_batteries": ("Energy", "Cells", "Cathode"),
    "bio": ("Therapeutics", "Bio", "Genomics", "Pharma"),
    "robotics": ("Robotics", "Machine", "Automation"),
    "defence": ("Aerospace", "Radar", "Propulsion"),
    "ai": ("Compute", "Language", "Vision", "Data"),
    "advanced_mobility": ("Mobility", "Autonomous", "Motors"),
    "other": ("Games", "Foods", "Trading"),
}
AREAS = Weighted(
    [
        *(("semiconductors", 24), ("ai", 22), ("bio", 15), ("secondary_batteries", 11)),
        *(("displays", 8), ("robotics", 7), ("advanced_mobility", 5), ("defence", 3)),
        ("other", 5),
    ]
)


def offers_in(area: str) -> Iterable[str]:
    """Return the names of all fictional employers of an area."""
    return (f"{stem} {trade} (fictional)" for stem, trade in product(_STEMS, TRADES[area]))
