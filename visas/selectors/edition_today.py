"""What an edition comes to today: the pay it asks for in won, and which two are compared first."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from talentportal.core.components import Fact
from talentportal.core.formats import won
from visas.labels.edition_parameters import times
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.prepared import threshold_won
from visas.selectors.editions import predecessor
from visas.selectors.figures import figures


def two_to_compare(newest: Sequence[RuleEdition]) -> dict[str, UUID]:
    """Return the pair offered first: the newest edition that follows another, and that one."""
    for edition in newest:
        if (before := predecessor(edition)) is not None:
            return {"before": before.pk, "after": edition.pk}
    return {}


def pay(rules: EditionParameters) -> list[Fact]:
    """Return the pay that an edition would ask of somebody who files today, in won."""
    asked = rules.gni
    figure = figures().gni_on(timezone.localdate(), asked.status_code) if asked else None
    if asked is None or figure is None:
        return []
    words = _("%(won)s (%(multiple)s of %(year)s)")
    return [
        Fact(
            _("Pay asked for today"),
            words
            % {
                "won": won(threshold_won(multiple, figure.amount_won)),
                "multiple": times(f"{multiple.normalize():f}"),
                "year": figure.year,
            },
        )
        for multiple in (asked.multiple, asked.waiver_multiple)
        if multiple is not None
    ]
