"""How the states of a rule edition read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from visas.rules.edition_life import EditionStatus, Standing

STATUS_LABELS: Mapping[EditionStatus, str | Promise] = {
    EditionStatus.DRAFT: pgettext_lazy("rule edition", "Draft"),
    EditionStatus.PUBLISHED: pgettext_lazy("rule edition", "Published"),
}
STANDING_LABELS: Mapping[Standing, str | Promise] = {
    Standing.DRAFT: pgettext_lazy("rule edition", "Draft"),
    Standing.UPCOMING: _("Published, not in force yet"),
    Standing.IN_FORCE: _("In force"),
    Standing.SUPERSEDED: _("Superseded"),
}
STANDING_TONES: Mapping[Standing, str] = {
    Standing.DRAFT: "warning",
    Standing.UPCOMING: "info",
    Standing.IN_FORCE: "success",
    Standing.SUPERSEDED: "neutral",
}
