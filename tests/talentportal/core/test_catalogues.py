"""Both languages say everything."""

from talentportal.core import catalogues


def test_no_korean_translation_is_missing():
    lacking = catalogues.missing(catalogues.read(catalogues.path()))
    assert [message.id for message in lacking] == []


def test_every_korean_translation_carries_the_placeholders_of_its_message():
    assert catalogues.broken(catalogues.read(catalogues.path())) == []


def test_messages_are_found_in_python_and_in_templates():
    found = catalogues.found()
    assert found.get("Settlement of nothing") is None
    assert found.get("Take the next case") is not None
    assert found.get("Supplement requested") is not None
