"""Why a written name came to what it came to, in words for officers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BECAUSE_LABELS: Mapping[str, str | Promise] = {
    "officer": _("An officer said so."),
    "research_arm": _("An officer said so: the research arm of a listed company."),
    "same_as_degree": _("A degree of the application names the same university."),
    "exact_name": _("It is a name of this body as it stands."),
    "country_decides": _("Several bear the name; the country says which."),
    "same_words": _("It is a name of this body in another order of words."),
    "translated_name": _("It is a name of this body in another language."),
    "shortened": _("It is a name of this body, shortened."),
    "mistyped": _("It is a name of this body with a slip that leads nowhere else."),
    "name_in_address": _("The name stands in an address that fits the body."),
    "confirmed_alias": _("An officer confirmed the same text in another case."),
    "confirmed_none": _("An officer found the same text to be none of those held."),
    "several_bear_it": _("Several bear this name."),
    "short_acronym": _("It is a short acronym, which many share."),
    "name_says_little": _("The name alone says too little: a town's, or a former college's."),
    "country_contradicts": _("The country beside the name is another than the body's."),
    "another_institution": _("The text names another institution besides."),
    "possible_branch": _("It may be a branch elsewhere, which is not the listed body."),
    "possible_subsidiary": _("It may belong to a listed company without being it."),
    "perhaps_government_led": _("It is on no list, and may be led by a government."),
    "other_script": _("It is in a script in which the lists of companies are not held."),
    "name_within": _("A known name stands among other words."),
    "similar_name": _("It only resembles a known name."),
    "ror_id": _("The file names it by its ROR id."),
    "another_id": _("The file's ROR id is another than that of the name."),
    "twice": _("Another line of the file is this university."),
    "not_listed": _("It is an institution that stands on no list."),
    "empty": _("There is no name."),
    "no_similar_name": _("Nothing held resembles it."),
}


def because(code: str) -> str:
    """Return a reason of the matcher in words; the code itself where it has none yet."""
    return str(BECAUSE_LABELS.get(code, code))
