"""Every reason of the matcher reads as a sentence."""

import re

from visas.labels.matches import BECAUSE_LABELS, because
from visas.rules.matches import CONFIDENCE, Match
from visas.selectors.identities import CONFIRMED_ALIAS, CONFIRMED_NONE, GOVERNMENT_LED


def test_every_code_of_the_matcher_has_a_sentence():
    codes = set(re.findall(r"`([a-z_]+)`", Match.__doc__ or "")) - {"ref", "name", "because"}
    codes |= {*CONFIDENCE, CONFIRMED_ALIAS, CONFIRMED_NONE, GOVERNMENT_LED}
    assert codes - set(BECAUSE_LABELS) == set()


def test_a_code_that_is_new_is_told_as_it_is():
    assert because("something_new") == "something_new"
