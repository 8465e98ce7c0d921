"""How the points of a track that weighs read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

QUANTITATIVE_LABELS: Mapping[str, Any] = {
    "degree": _("Degree"),
    "employer": _("Years at top employers"),
    "pay": _("Pay"),
}
QUALITATIVE_LABELS: Mapping[str, Any] = {
    "expertise": _("Technical expertise"),
    "strategic_value": _("Strategic value to the employer"),
}
