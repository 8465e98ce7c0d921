"""What each track is for, and what it gives: for people who choose one.

Stays: facts of the ministry's announcements (D-10-T: Korea.net 2025-03-06; F-2-7S: Korea.net
2025-09-23 and the rules of its predecessor; F-2-T: Immigration Act art. 10-3(3)).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visas.rules.states import Track

PURPOSES: Mapping[Track, str | Promise] = {
    Track.F_2_T: _(
        "For holders of an advanced degree from a leading university with experience at a leading "
        "company or institute, and a well-paid contract in an advanced field in Korea."
    ),
    Track.D_10_T: _(
        "For recent graduates of leading universities who want to look for work in Korea before "
        "they have a contract."
    ),
    Track.F_2_7S: _(
        "For masters and doctors of science and technology from designated Korean universities, on "
        "the recommendation of their president."
    ),
    Track.K_TECH_PASS: _(
        "For specialists under contract with a Korean company of an advanced industry, issued with "
        "the company's support."
    ),
}
STAYS: Mapping[Track, str | Promise] = {
    Track.F_2_T: _(
        "Resident status; the family may work freely. Permanent residence can be applied for "
        "after three years."
    ),
    Track.D_10_T: _("Up to two years to look for work, granted one year at a time."),
    Track.F_2_7S: _(
        "Resident status for two years at first, up to five years without a job. Permanent "
        "residence can be applied for after three years."
    ),
    Track.K_TECH_PASS: _(
        "A pass with services and tax relief, not a visa by itself: the visa is applied for "
        "with it."
    ),
}
